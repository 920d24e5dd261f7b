using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Asks the outbox and the vitals, and lets <see cref="HealthAssessment"/> judge.</summary>
internal sealed class GatewayHealth(IEventOutbox outbox, GatewayVitals vitals, CapiGatewayOptions options, TimeProvider clock) : IHealthSource
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public async ValueTask<HealthAnswer> CheckAsync(CancellationToken cancellationToken)
    {
        (OutboxStatus? status, HookFailure failure) = await HookCall.AskAsync(
            outbox, static (asked, token) => asked.GetStatusAsync(token), Deadline, clock, cancellationToken).ConfigureAwait(false);
        var assessment = new HealthAssessment(clock.GetUtcNow());
        if (!options.Enabled)
        {
            return assessment.Answer();
        }

        if (status is null)
        {
            assessment.OutboxSilent(failure);
        }

        var backlogs = (status?.Backlogs ?? []).ToDictionary(backlog => backlog.DataSourceId, StringComparer.Ordinal);
        foreach ((string dataSourceId, DataSourceVitals source) in vitals.Sources)
        {
            assessment.DataSource(dataSourceId, source, backlogs.GetValueOrDefault(dataSourceId), DeliverySettings.From(options).LeaseDuration);
        }

        foreach (OutboxBacklog backlog in backlogs.Values)
        {
            assessment.Backlog(backlog);
        }

        assessment.Version(options.GraphApiVersion);
        assessment.Clock(vitals.Ahead);
        return assessment.Answer();
    }
}
