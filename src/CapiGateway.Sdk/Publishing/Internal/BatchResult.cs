using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What becomes of each event of a batch. Not thread-safe.</summary>
internal sealed class BatchResult(int capacity, SteadyClock steady, TimeProvider wall)
{
    private readonly List<LeasedEvent> _events = new(capacity);
    private Settlement[] _settlements = new Settlement[capacity];

    public int Count => _events.Count;

    public ReadOnlyMemory<Settlement> Settlements => _settlements.AsMemory(0, Count);

    /// <summary>When the first of those that were given back is due, by the steady clock; <see langword="null"/> when none was.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>An event, and what became of it.</summary>
    public (LeasedEvent Event, Settlement Settlement) this[int index] => (_events[index], _settlements[index]);

    public void Add(in LeasedEvent item, SettlementKind kind, DeliveryAnswer? answer = null) =>
        Add(item, new Settlement(item.LeaseId, kind, Answer: answer));

    /// <summary>
    /// Gives it back for so long: the pump looks again by its steady clock, the outbox has the host's. What need not wait is due whatever any
    /// clock says.
    /// </summary>
    public void GiveBack(in LeasedEvent item, TimeSpan wait)
    {
        DateTimeOffset due = steady.GetUtcNow() + wait;
        Add(item, new Settlement(item.LeaseId, SettlementKind.GivenBack, wait > TimeSpan.Zero ? wall.GetUtcNow() + wait : default));
        NextDue = NextDue < due ? NextDue : due;
    }

    /// <summary>Whether an event came to an end: its lease was still there when it was settled, and it was not given back.</summary>
    public bool HasEnded(int index, ReadOnlySpan<bool> settled) => settled[index] && _settlements[index].Kind != SettlementKind.GivenBack;

    private void Add(in LeasedEvent item, in Settlement settlement)
    {
        if (Count == _settlements.Length)
        {
            Array.Resize(ref _settlements, Math.Max(4, Count * 2));
        }

        _settlements[Count] = settlement;
        _events.Add(item);
    }
}
