using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk;

/// <summary>The ledger of one data source, over the counters of <see cref="ActivityBook"/>. Thread-safe.</summary>
internal sealed class LedgerPage(SourceTallies tallies)
{
    private readonly Tally _addressed = new();
    private long _pendingAtStart;
    private long _requests;

    /// <summary>Counts an outcome at the door.</summary>
    /// <param name="eventName">The event's name.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="reason">Why.</param>
    /// <param name="detail">Why, in the words of a filter or a policy; counted instead of the reason when there is one.</param>
    public void Count(string eventName, PublishOutcome outcome, PublishReason reason = PublishReason.None, string? detail = null)
    {
        if (OutcomeMap.Of(outcome) is { } counted)
        {
            _addressed.Add(ticks: 0);
            tallies.Count(eventName, counted, detail ?? (reason == PublishReason.None ? null : TagText<PublishReason>.Of(reason)));
        }
    }

    /// <summary>Counts an end.</summary>
    /// <param name="eventName">The event's name.</param>
    /// <param name="end">The end; giving back is none.</param>
    /// <param name="reason">Why, where the end alone does not say it.</param>
    public void Count(string eventName, SettlementKind end, string? reason = null)
    {
        if (OutcomeMap.Of(end) is { } counted)
        {
            tallies.Count(eventName, counted, reason);
        }
    }

    /// <summary>Counts events that were erased; the outbox says how many, not which.</summary>
    public void CountErased(int events)
    {
        if (events > 0)
        {
            tallies.Count(NamedTallies.Other, EventOutcome.Erased, reason: null, events);
        }
    }

    public void CountRequest() => Interlocked.Increment(ref _requests);

    public void StartWith(int pending) => Interlocked.Exchange(ref _pendingAtStart, pending);

    public DataSourceStatistics Read()
    {
        long[] totals = tallies.Totals();
        return new DataSourceStatistics
        {
            Addressed = _addressed.Total,
            NotConnected = totals[(int)EventOutcome.NotConnected],
            Invalid = totals[(int)EventOutcome.Invalid],
            ConsentDenied = totals[(int)EventOutcome.ConsentDenied],
            Filtered = totals[(int)EventOutcome.Filtered],
            PublishingOff = totals[(int)EventOutcome.PublishingOff],
            Duplicate = totals[(int)EventOutcome.Duplicate],
            Refused = totals[(int)EventOutcome.Refused],
            Accepted = totals[(int)EventOutcome.Accepted],
            PendingAtStart = Interlocked.Read(ref _pendingAtStart),
            Delivered = totals[(int)EventOutcome.Delivered],
            Unconfirmed = totals[(int)EventOutcome.Unconfirmed],
            Withdrawn = totals[(int)EventOutcome.Withdrawn],
            Buried = totals[(int)EventOutcome.Buried],
            Expired = totals[(int)EventOutcome.Expired],
            Evicted = totals[(int)EventOutcome.Evicted],
            Erased = totals[(int)EventOutcome.Erased],
            Requests = Interlocked.Read(ref _requests),
        };
    }
}
