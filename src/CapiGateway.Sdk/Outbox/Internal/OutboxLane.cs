namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// The events of one priority that may be leased, in the order of their arrival; what was given back takes its old place. Not thread-safe.
/// </summary>
internal sealed class OutboxLane
{
    private readonly Queue<WaitingEvent> _fresh = new();
    private readonly PriorityQueue<WaitingEvent, long> _returned = new();

    public int Count => _fresh.Count + _returned.Count;

    public IEnumerable<WaitingEvent> All => _returned.UnorderedItems.Select(item => item.Element).Concat(_fresh);

    public void Append(in WaitingEvent waiting) => _fresh.Enqueue(waiting);

    public void Return(in WaitingEvent waiting) => _returned.Enqueue(waiting, waiting.Place);

    public bool TryPeek(out WaitingEvent first)
    {
        bool hasReturned = _returned.TryPeek(out first, out long place);
        if (_fresh.TryPeek(out WaitingEvent fresh) && (!hasReturned || fresh.Place < place))
        {
            first = fresh;
            return true;
        }

        return hasReturned;
    }

    /// <summary>Takes out what <see cref="TryPeek"/> showed.</summary>
    public void Take(in WaitingEvent first)
    {
        if (_fresh.TryPeek(out WaitingEvent fresh) && fresh.Place == first.Place)
        {
            _fresh.Dequeue();
        }
        else
        {
            _returned.Dequeue();
        }
    }

    /// <summary>Takes out what fits, oldest first and so many at the most. Looks at everything, so it is for rare occasions.</summary>
    public void TakeWhere(Predicate<OutboxEvent> fits, int most, List<WaitingEvent> into)
    {
        int limit = (int)Math.Min((long)into.Count + most, int.MaxValue);
        List<WaitingEvent> kept = [];
        while (_returned.TryDequeue(out WaitingEvent waiting, out _))
        {
            List<WaitingEvent> place = into.Count < limit && fits(waiting.Event) ? into : kept;
            place.Add(waiting);
        }

        kept.ForEach(waiting => Return(waiting));
        for (int left = _fresh.Count; left > 0; left--)
        {
            WaitingEvent waiting = _fresh.Dequeue();
            if (into.Count < limit && fits(waiting.Event))
            {
                into.Add(waiting);
            }
            else
            {
                _fresh.Enqueue(waiting);
            }
        }
    }

    public void Clear()
    {
        _fresh.Clear();
        _returned.Clear();
    }
}
