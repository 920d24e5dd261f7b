using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What becomes of each event of a batch. Not thread-safe.</summary>
internal sealed class BatchResult(int capacity, SteadyClock steady, TimeProvider wall)
{
    private readonly List<Settlement> _settlements = new(capacity);
    private readonly List<LeasedEvent> _events = new(capacity);

    public ReadOnlyMemory<Settlement> Settlements => _settlements.ToArray();

    /// <summary>When the first of those that were given back is due, by the steady clock; <see langword="null"/> when none was.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    public void Add(in LeasedEvent item, SettlementKind kind, DeliveryAnswer? answer = null)
    {
        _settlements.Add(new Settlement(item.LeaseId, kind, Answer: answer));
        _events.Add(item);
    }

    /// <summary>
    /// Gives it back for so long: the pump looks again by its steady clock, the outbox has the host's. What need not wait is due whatever any
    /// clock says.
    /// </summary>
    public void GiveBack(in LeasedEvent item, TimeSpan wait)
    {
        DateTimeOffset due = steady.GetUtcNow() + wait;
        _settlements.Add(new Settlement(item.LeaseId, SettlementKind.GivenBack, wait > TimeSpan.Zero ? wall.GetUtcNow() + wait : default));
        _events.Add(item);
        NextDue = NextDue < due ? NextDue : due;
    }

    /// <summary>The events that came to an end, and to which: those whose lease was still there when it was settled.</summary>
    public IEnumerable<(LeasedEvent Event, Settlement Settlement)> Ended(bool[] settled)
    {
        for (int index = 0; index < _settlements.Count; index++)
        {
            if (settled[index] && _settlements[index].Kind != SettlementKind.GivenBack)
            {
                yield return (_events[index], _settlements[index]);
            }
        }
    }
}
