using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk;

/// <summary>The counters of one data source. Thread-safe.</summary>
internal sealed class LedgerPage
{
    private readonly long[] _outcomes = new long[Enum.GetValues<PublishOutcome>().Length];
    private readonly long[] _ends = new long[Enum.GetValues<SettlementKind>().Length];
    private long _addressed;
    private long _pendingAtStart;
    private long _requests;
    private long _erased;

    public void Count(PublishOutcome outcome)
    {
        Interlocked.Increment(ref _addressed);
        Interlocked.Increment(ref _outcomes[(int)outcome]);
    }

    public void Count(SettlementKind end, int events) => Interlocked.Add(ref _ends[(int)end], events);

    /// <summary>Counts events that were erased; the outbox says how many, not which.</summary>
    public void CountErased(int events) => Interlocked.Add(ref _erased, events);

    public void CountRequest() => Interlocked.Increment(ref _requests);

    public void StartWith(int pending) => Interlocked.Exchange(ref _pendingAtStart, pending);

    public DataSourceStatistics Read() => new()
    {
        Addressed = Interlocked.Read(ref _addressed),
        NotConnected = Of(PublishOutcome.NotConnected),
        Invalid = Of(PublishOutcome.Invalid),
        ConsentDenied = Of(PublishOutcome.ConsentDenied),
        Filtered = Of(PublishOutcome.Filtered),
        PublishingOff = Of(PublishOutcome.PublishingOff),
        Duplicate = Of(PublishOutcome.Duplicate),
        Refused = Of(PublishOutcome.Refused),
        Accepted = Of(PublishOutcome.Accepted),
        PendingAtStart = Interlocked.Read(ref _pendingAtStart),
        Delivered = Of(SettlementKind.Delivered),
        Unconfirmed = Of(SettlementKind.Unconfirmed),
        Withdrawn = Of(SettlementKind.Withdrawn),
        Buried = Of(SettlementKind.Buried),
        Expired = Of(SettlementKind.Expired),
        Evicted = Of(SettlementKind.Evicted),
        Erased = Interlocked.Read(ref _erased),
        Requests = Interlocked.Read(ref _requests),
    };

    private long Of(PublishOutcome outcome) => Interlocked.Read(ref _outcomes[(int)outcome]);

    private long Of(SettlementKind end) => Interlocked.Read(ref _ends[(int)end]);
}
