namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// What may be leased from one partition: a lane for each priority, merged by arrival or taken from the highest down. Not thread-safe.
/// </summary>
internal sealed class OutboxLanes
{
    private readonly OutboxLane[] _lanes = [.. Enum.GetValues<EventPriority>().OrderDescending().Select(_ => new OutboxLane())];

    public int Count => _lanes.Sum(static lane => lane.Count);

    public IEnumerable<WaitingEvent> All => _lanes.SelectMany(lane => lane.All);

    public void Append(in WaitingEvent waiting) => LaneOf(waiting.Event).Append(waiting);

    public void Return(in WaitingEvent waiting) => LaneOf(waiting.Event).Return(waiting);

    public bool TryPeekOldest(out WaitingEvent oldest) => Oldest(DateTimeOffset.MaxValue, out oldest) is not null;

    public bool TryTake(in LeaseRequest request, out WaitingEvent taken)
    {
        DateTimeOffset until = request.AcceptedUntil ?? DateTimeOffset.MaxValue;
        OutboxLane? lane = request.ByPriority ? Highest(until, out taken) : Oldest(until, out taken);
        lane?.Take(taken);
        return lane is not null;
    }

    public void TakeWhere(Predicate<OutboxEvent> fits, int most, List<WaitingEvent> into)
    {
        foreach (OutboxLane lane in _lanes)
        {
            lane.TakeWhere(fits, most - into.Count, into);
        }
    }

    public void Clear() => Array.ForEach(_lanes, static lane => lane.Clear());

    // A priority that nobody defined is as good as the nearest.
    private OutboxLane LaneOf(OutboxEvent entry) => _lanes[_lanes.Length - 1 - Math.Clamp((int)entry.Priority, 0, _lanes.Length - 1)];

    private OutboxLane? Highest(DateTimeOffset until, out WaitingEvent first)
    {
        foreach (OutboxLane lane in _lanes)
        {
            if (lane.TryPeek(out first) && first.Event.AcceptedAt <= until)
            {
                return lane;
            }
        }

        first = default;
        return null;
    }

    private OutboxLane? Oldest(DateTimeOffset until, out WaitingEvent oldest)
    {
        OutboxLane? found = null;
        oldest = default;
        foreach (OutboxLane lane in _lanes)
        {
            if (lane.TryPeek(out WaitingEvent first) && first.Event.AcceptedAt <= until && (found is null || first.Place < oldest.Place))
            {
                found = lane;
                oldest = first;
            }
        }

        return found;
    }
}
