using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What becomes of each event of a batch. Not thread-safe.</summary>
internal sealed class BatchResult(int capacity)
{
    private readonly List<Settlement> _settlements = new(capacity);
    private readonly List<(OutboxEvent Event, SettlementKind Kind)> _ended = new(capacity);

    public ReadOnlyMemory<Settlement> Settlements => _settlements.ToArray();

    /// <summary>The events that came to an end, and to which.</summary>
    public IReadOnlyList<(OutboxEvent Event, SettlementKind Kind)> Ended => _ended;

    /// <summary>When the first of those that were given back is due; <see langword="null"/> when none was.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    public void Add(in LeasedEvent item, SettlementKind kind)
    {
        _settlements.Add(new Settlement(item.LeaseId, kind));
        _ended.Add((item.Event, kind));
    }

    public void GiveBack(in LeasedEvent item, DateTimeOffset notBefore)
    {
        _settlements.Add(new Settlement(item.LeaseId, SettlementKind.GivenBack, notBefore));
        NextDue = NextDue < notBefore ? NextDue : notBefore;
    }
}
