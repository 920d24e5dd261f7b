using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Sends events now, past the outbox, and tells what happened to each.</summary>
internal sealed class DirectSender(
    EventDecider decider, DataSourceWatch watch, SwitchBoard switches, EventsEndpoint endpoint, CredentialSource credentials, CapiGatewayOptions options, TimeProvider clock)
{
    public async Task<SendReport> SendAsync(IReadOnlyList<ConversionEvent> conversions, string dataSourceId, CancellationToken cancellationToken)
    {
        await watch.ReadyAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var results = new SendResult[conversions.Count];
        var toSend = new List<LeasedEvent>();
        DataSource? dataSource = null;
        for (int index = 0; index < results.Length; index++)
        {
            EventDecision decision = decider.Decide(conversions[index], dataSourceId);
            TargetDecision target = decision.Targets[0];
            results[index] = new SendResult
            {
                EventId = conversions[index].EventId,
                Outcome = SendOutcome.NotSent,
                Publish = target.Outcome,
                Diagnostics = decision.Diagnostics,
            };
            if (target.Outcome == PublishOutcome.Accepted)
            {
                dataSource = target.DataSource;
                toSend.Add(new LeasedEvent(index, target.ToOutboxEvent(clock.GetUtcNow()), 0));
            }
        }

        if (dataSource is null)
        {
            return new SendReport(results, 0);
        }

        if (await credentials.GetAsync(dataSource, cancellationToken).ConfigureAwait(false) is not { } credential)
        {
            return new SendReport(Array.ConvertAll(results, WithoutToken), 0);
        }

        var run = new DirectRun(endpoint, switches, dataSource, credential, options, clock, results);
        foreach (LeasedEvent[] batch in BatchPlanner.Plan(toSend, options.MaxBatchSize, options.MaxBatchBytes))
        {
            await run.DeliverAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return new SendReport(results, run.Requests);
    }

    private static SendResult WithoutToken(SendResult result) => result.Publish != PublishOutcome.Accepted
        ? result
        : result with { Outcome = SendOutcome.Failed, ErrorMessage = "There is no access token for this data source." };
}
