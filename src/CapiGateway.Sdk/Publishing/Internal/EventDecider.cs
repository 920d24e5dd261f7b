using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Filters;
using CapiGateway.Sdk.Filters.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Decides what becomes of an event at the door: to whom, whether Meta would take it, whether consent and filters let it go, and how much of
/// it. Stores nothing, counts nothing, sends nothing, so that publishing, sending at once and explaining all decide alike.
/// </summary>
/// <remarks>Completes at once, and allocates nothing for it, unless a policy or a filter has to wait.</remarks>
internal sealed class EventDecider(
    CapiGatewayOptions options,
    TargetResolver resolver,
    ConsentGate consent,
    RemainderCheck remainder,
    FilterChain filters,
    TestEventCodes codes,
    TimeProvider clock)
{
    // One a thread, so that finding nothing allocates nothing; whoever has to wait may come back on another thread.
    [ThreadStatic]
    private static DiagnosticBag? SpareBag;

    private readonly RuleSeverities _severities = RuleSeverities.From(options.RuleSeverities);
    private readonly TargetFields _fields = new(options.PartnerAgent, codes);

    public async ValueTask<EventDecision> DecideAsync(ConversionEvent conversion, string? dataSourceId, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return new EventDecision(new TargetDecision(dataSourceId ?? string.Empty, PublishOutcome.Disabled, PublishReason.NotEnabled), conversion.Diagnostics);
        }

        DiagnosticBag diagnostics = TakeBag();
        diagnostics.AddRange(conversion.Diagnostics);
        DataSourceEntry[] targets = resolver.Resolve(conversion, dataSourceId, diagnostics);
        if (targets.Length == 0)
        {
            return Unresolved(dataSourceId, diagnostics);
        }

        ConversionEvent current = EventValidator.Check(EventReducer.Place(conversion), clock.GetUtcNow(), diagnostics);

        // What is found from here on concerns one target, and must not stop the event at another.
        bool isInvalid = diagnostics.HasError;
        TargetDecision first = await DecideAsync(current, targets[0], isInvalid, diagnostics, cancellationToken).ConfigureAwait(false);
        TargetDecision[]? more = targets.Length > 1 ? new TargetDecision[targets.Length - 1] : null;
        for (int index = 1; index < targets.Length; index++)
        {
            more![index - 1] = await DecideAsync(current, targets[index], isInvalid, diagnostics, cancellationToken).ConfigureAwait(false);
        }

        return new EventDecision(first, GiveBack(diagnostics)) { More = more };
    }

    private static IReadOnlyList<EventDiagnostic> GiveBack(DiagnosticBag bag)
    {
        SpareBag = bag;
        return bag.ToList();
    }

    private static EventDecision Unresolved(string? dataSourceId, DiagnosticBag diagnostics)
    {
        TargetDecision decision = diagnostics.HasError
            ? new TargetDecision(string.Empty, PublishOutcome.Invalid, PublishReason.RuleBroken)
            : new TargetDecision(dataSourceId ?? string.Empty, PublishOutcome.NotConnected, PublishReason.UnknownDataSource);
        return new EventDecision(decision, GiveBack(diagnostics));
    }

    private static TargetDecision Invalid(DataSource target) =>
        new(target.Id, PublishOutcome.Invalid, PublishReason.RuleBroken) { DataSource = target };

    private static TargetDecision Stopped(DataSource target, PublishOutcome outcome, string? detail) =>
        new(target.Id, outcome) { DataSource = target, Detail = detail };

    private DiagnosticBag TakeBag()
    {
        DiagnosticBag bag = SpareBag ?? new DiagnosticBag();
        SpareBag = null;
        bag.Restart(_severities);
        return bag;
    }

    private ValueTask<TargetDecision> DecideAsync(
        ConversionEvent conversion, DataSourceEntry entry, bool isInvalid, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (TargetResolver.Refusal(entry, conversion.EventName) is { } refusal)
        {
            return ValueTask.FromResult(refusal);
        }

        return isInvalid
            ? ValueTask.FromResult(Invalid(entry.DataSource))
            : DecideAsync(conversion, entry.DataSource, diagnostics, cancellationToken);
    }

    private async ValueTask<TargetDecision> DecideAsync(
        ConversionEvent conversion, DataSource target, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        ConsentOutcome outcome = await consent.DecideAsync(conversion, target, conversion.Consent, cancellationToken).ConfigureAwait(false);
        diagnostics.AddRange(outcome.Diagnostics);
        if (outcome.Conversion is not { } reduced)
        {
            return Stopped(target, PublishOutcome.ConsentDenied, outcome.Denial);
        }

        if (!ReferenceEquals(reduced, conversion) && !remainder.IsEnough(reduced, diagnostics))
        {
            return Stopped(target, PublishOutcome.ConsentDenied, ConsentReasons.TooLittleLeft);
        }

        var context = new FilterContext(reduced, target, reduced.SecPurpose);
        FilterVerdict verdict = await filters.CheckAsync(context, cancellationToken).ConfigureAwait(false);
        return verdict.Passes ? Minimised(reduced, target, diagnostics) : Stopped(target, PublishOutcome.Filtered, verdict.Reason);
    }

    private TargetDecision Minimised(ConversionEvent conversion, DataSource target, DiagnosticBag diagnostics)
    {
        if (EventReducer.Minimise(conversion, target.Fields, conversion.Consent.Region, out string? denial) is not { } less)
        {
            return Stopped(target, PublishOutcome.ConsentDenied, denial);
        }

        return ReferenceEquals(less, conversion) || remainder.IsEnough(less, diagnostics) ? Serialised(less, target, diagnostics) : Invalid(target);
    }

    private TargetDecision Serialised(ConversionEvent reduced, DataSource target, DiagnosticBag diagnostics)
    {
        RequestFields fields = _fields.Of(reduced, target, out int overheadBytes);
        byte[] payload = EventSerializer.ToUtf8(reduced);
        if (payload.Length + overheadBytes > options.MaxBatchBytes)
        {
            diagnostics.Add(EventRules.EventTooLarge, string.Empty);
            return Invalid(target);
        }

        return new TargetDecision(target.Id, PublishOutcome.Accepted)
        {
            DataSource = target,
            Reduced = reduced,
            Payload = payload,
            Identifiers = UserDataNames.Of(reduced.UserData),
            RequestFields = fields,
        };
    }
}
