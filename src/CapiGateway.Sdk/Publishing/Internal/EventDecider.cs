using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Decides what becomes of an event at the door: to whom, and whether Meta would take it. Stores nothing, counts nothing, sends nothing,
/// so that publishing, sending at once and explaining all decide alike.
/// </summary>
internal sealed class EventDecider(CapiGatewayOptions options, DataSourceDirectory directory, TimeProvider clock)
{
    private readonly RuleSeverities _severities = RuleSeverities.From(options.RuleSeverities);
    private readonly TargetFields _fields = new(options.PartnerAgent);

    public EventDecision Decide(ConversionEvent conversion, string? dataSourceId)
    {
        if (!options.Enabled)
        {
            return new EventDecision([new TargetDecision(dataSourceId ?? string.Empty, PublishOutcome.Disabled, PublishReason.NotEnabled)], conversion.Diagnostics);
        }

        var diagnostics = new DiagnosticBag(_severities);
        diagnostics.AddRange(conversion.Diagnostics);
        IReadOnlyList<DataSource> targets = Resolve(conversion, dataSourceId, diagnostics);
        if (targets.Count == 0)
        {
            return Unresolved(dataSourceId, diagnostics);
        }

        ConversionEvent current = EventValidator.Check(conversion, clock.GetUtcNow(), diagnostics);
        TargetDecision[] decisions = [.. targets.Select(target => Decide(current, target, diagnostics))];
        return new EventDecision(decisions, diagnostics.ToList());
    }

    private static EventDecision Unresolved(string? dataSourceId, DiagnosticBag diagnostics)
    {
        TargetDecision decision = diagnostics.HasError
            ? new TargetDecision(string.Empty, PublishOutcome.Invalid, PublishReason.RuleBroken)
            : new TargetDecision(dataSourceId ?? string.Empty, PublishOutcome.NotConnected, PublishReason.UnknownDataSource);
        return new EventDecision([decision], diagnostics.ToList());
    }

    private IReadOnlyList<DataSource> Resolve(ConversionEvent conversion, string? dataSourceId, DiagnosticBag diagnostics)
    {
        if (dataSourceId is not null)
        {
            return directory.Find(dataSourceId) is { } source ? [source] : [];
        }

        if ((conversion.Account ?? directory.OnlyAccount) is { } account)
        {
            return directory.OfAccount(account);
        }

        if (directory.All.Count > 0)
        {
            diagnostics.Add(EventRules.DataSourceAmbiguous, string.Empty);
        }

        return [];
    }

    private TargetDecision Decide(ConversionEvent conversion, DataSource target, DiagnosticBag diagnostics)
    {
        if (diagnostics.HasError)
        {
            return new TargetDecision(target.Id, PublishOutcome.Invalid, PublishReason.RuleBroken) { DataSource = target };
        }

        RequestFields fields = _fields.Of(conversion, target, out int overheadBytes);
        byte[] payload = EventSerializer.ToUtf8(conversion);
        if (payload.Length + overheadBytes > options.MaxBatchBytes)
        {
            diagnostics.Add(EventRules.EventTooLarge, string.Empty);
            return new TargetDecision(target.Id, PublishOutcome.Invalid, PublishReason.RuleBroken) { DataSource = target };
        }

        return new TargetDecision(target.Id, PublishOutcome.Accepted)
        {
            DataSource = target,
            Reduced = conversion,
            Payload = payload,
            RequestFields = fields,
        };
    }
}
