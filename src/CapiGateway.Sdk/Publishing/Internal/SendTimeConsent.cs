using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Asks again whether events that waited may be sent, and how much of them, just before they leave: with the current signals, once for all
/// that leave together, and by the list of fields that is in force. What waited is what the door let go, so an answer can only take away, add
/// Limited Data Use or withdraw. Thread-safe.
/// </summary>
internal sealed class SendTimeConsent(
    ConsentGate gate, CurrentSignals current, bool hasSource, RemainderCheck remainder, ProcessingJournal journal)
{
    // A policy that fails now denies nothing for good: the event waits a while longer.
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    /// <summary>Whether anything can have changed since the door.</summary>
    public bool IsNeeded(DataSource dataSource) => hasSource || gate.HasPoliciesOfTheHost || dataSource.Fields != FieldAllowList.Everything;

    /// <summary>
    /// Returns the events that may leave, with fewer bytes where less of them may; the others are withdrawn or given back, as are those that
    /// there was no time to ask about.
    /// </summary>
    public async Task<IReadOnlyList<LeasedEvent>> AskAsync(
        IReadOnlyList<LeasedEvent> leased, DataSource dataSource, BatchResult others, Func<bool> hasTime, CancellationToken cancellationToken)
    {
        var allowed = new List<LeasedEvent>(leased.Count);
        int asked = 0;
        bool hasFailed = false;
        try
        {
            ConsentSignals[] stored = [.. leased.Select(item => item.Event.Consent)];
            IReadOnlyList<ConsentSignals> now = await current.GetAsync(stored, cancellationToken).ConfigureAwait(false);

            // The first is asked about however late it is, or a slow source of signals would let none leave ever.
            for (; asked < leased.Count && (asked == 0 || hasTime()); asked++)
            {
                LeasedEvent item = leased[asked];
                bool asksConsent = gate.HasPoliciesOfTheHost || !stored[asked].Equals(now[asked]);
                bool isWithin = FieldReduction.IsWithin(item.Event.Payload.Span, dataSource.Fields);
                if (!asksConsent && isWithin)
                {
                    allowed.Add(item);
                }
                else if (!await JudgeAsync(item, now[asked], asksConsent, isWithin, dataSource, allowed, others, cancellationToken).ConfigureAwait(false))
                {
                    hasFailed = true;
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopping: what was not asked about stays.
        }

        TimeSpan wait = hasFailed && !cancellationToken.IsCancellationRequested ? AfterFailure : TimeSpan.Zero;
        for (; asked < leased.Count; asked++)
        {
            others.GiveBack(leased[asked], wait);
        }

        return allowed;
    }

    // Returns false when a policy failed: it would hold up each further event for its deadline.
    private async ValueTask<bool> JudgeAsync(
        LeasedEvent item,
        ConsentSignals signals,
        bool asksConsent,
        bool isWithin,
        DataSource dataSource,
        List<LeasedEvent> allowed,
        BatchResult others,
        CancellationToken cancellationToken)
    {
        OutboxEvent entry = item.Event;

        // Where the person was does not become unknown because somebody asked for the choice only.
        signals = signals.Region is null ? signals with { Region = entry.Consent.Region } : signals;
        if (!ConversionEvent.TryReadWaiting(entry.Payload.Span, entry.Identifiers, signals, entry.Account, entry.RequestFields, out ConversionEvent? waiting))
        {
            // Nobody can say what is in it, so nobody can allow it.
            others.Add(item, SettlementKind.Withdrawn);
            return true;
        }

        ConsentOutcome outcome = asksConsent
            ? await gate.DecideAsync(waiting, dataSource, signals, cancellationToken).ConfigureAwait(false)
            : new ConsentOutcome(waiting, Denial: null, gate.Policies, []);
        if (outcome.Denial == ConsentReasons.PolicyFailed)
        {
            return false;
        }

        if (isWithin && ReferenceEquals(outcome.Conversion, waiting))
        {
            allowed.Add(item);
            return true;
        }

        if (!isWithin && outcome.Conversion is { } whole)
        {
            ConversionEvent? minimised = EventReducer.Minimise(whole, dataSource.Fields, signals.Region, out string? denial);
            outcome = outcome with { Conversion = minimised, Denial = denial };
        }

        if (outcome.Conversion is { } less && remainder.IsEnough(less))
        {
            OutboxEvent reduced = entry.With(EventSerializer.ToUtf8(less), UserDataNames.Of(less.UserData));
            allowed.Add(item with { Event = reduced });
        }
        else
        {
            outcome = outcome.Conversion is null ? outcome : outcome.DeniedFor(ConsentReasons.TooLittleLeft);
            others.Add(item, SettlementKind.Withdrawn);
        }

        await journal.WriteAsync(waiting, dataSource, signals, outcome).ConfigureAwait(false);
        return true;
    }
}
