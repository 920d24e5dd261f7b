namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// What waits for one data source, in memory: what may be leased, what was given back and is not due yet, and what is leased. Thread-safe.
/// Its times are the uptime of the outbox, which no correction of the machine's clock moves.
/// </summary>
internal sealed class OutboxPartition(long number, int capacity, long capacityBytes)
{
    // A lease id ends in the number of its partition, so that settling finds it without a search.
    private const int NumberBits = 20;

    private readonly Lock _gate = new();
    private readonly OutboxLanes _lanes = new();
    private readonly PriorityQueue<WaitingEvent, TimeSpan> _notDue = new();
    private readonly Dictionary<long, HeldEvent> _leases = [];
    private long _bytes;
    private long _lastPlace;
    private long _lastLease;
    private TimeSpan _firstLeaseEnd = TimeSpan.MaxValue;

    private int Count => _lanes.Count + _notDue.Count + _leases.Count;

    public bool TryAppend(OutboxEvent entry)
    {
        lock (_gate)
        {
            if (Count >= capacity || _bytes + entry.Payload.Length > capacityBytes)
            {
                return false;
            }

            _bytes += entry.Payload.Length;
            _lanes.Append(new WaitingEvent(++_lastPlace, entry, 0));
            return true;
        }
    }

    public static long NumberOf(long leaseId) => leaseId & ((1L << NumberBits) - 1);

    public IReadOnlyList<LeasedEvent> Lease(in LeaseRequest request, TimeSpan now)
    {
        lock (_gate)
        {
            ReturnWhatIsDue(now);
            List<WaitingEvent> taken = new(Math.Min(request.MaxEvents, _lanes.Count));
            if (request.EventName is null && !request.IncludeNotDue)
            {
                while (taken.Count < request.MaxEvents && _lanes.TryTake(in request, out WaitingEvent next))
                {
                    taken.Add(next);
                }
            }
            else
            {
                TakeWhatFits(request, taken);
            }

            return Hold(taken, now + request.Duration);
        }
    }

    /// <summary>Ends a lease. Returns whether it was still there, and what it held.</summary>
    public bool Settle(in Settlement settlement, TimeSpan due, out HeldEvent held)
    {
        lock (_gate)
        {
            if (!_leases.Remove(settlement.LeaseId, out held))
            {
                return false;
            }

            if (settlement.Kind == SettlementKind.GivenBack)
            {
                _notDue.Enqueue(held.Waiting with { Attempts = held.Waiting.Attempts + 1 }, due);
            }
            else
            {
                _bytes -= held.Waiting.Event.Payload.Length;
            }

            return true;
        }
    }

    /// <summary>Removes what is about a person, leased or not. Returns how many events that were.</summary>
    public int Erase(ErasureRequest request)
    {
        lock (_gate)
        {
            List<WaitingEvent> erased = [];
            _lanes.TakeWhere(request.Concerns, int.MaxValue, erased);
            TakeNotDue(request.Concerns, int.MaxValue, erased);
            foreach ((long leaseId, HeldEvent held) in _leases)
            {
                if (request.Concerns(held.Waiting.Event))
                {
                    _leases.Remove(leaseId);
                    erased.Add(held.Waiting);
                }
            }

            _bytes -= erased.Sum(one => (long)one.Event.Payload.Length);
            return erased.Count;
        }
    }

    public OutboxBacklog Backlog(string dataSourceId)
    {
        lock (_gate)
        {
            DateTimeOffset? oldest = _lanes.TryPeekOldest(out WaitingEvent first) ? first.Event.AcceptedAt : null;
            foreach ((WaitingEvent waiting, _) in _notDue.UnorderedItems)
            {
                oldest = Earlier(oldest, waiting.Event.AcceptedAt);
            }

            foreach (HeldEvent held in _leases.Values)
            {
                oldest = Earlier(oldest, held.Waiting.Event.AcceptedAt);
            }

            double fill = Math.Max((double)Count / capacity, (double)_bytes / capacityBytes);
            return new OutboxBacklog(dataSourceId, Count, _leases.Count, oldest) { Fill = fill };
        }
    }

    public IReadOnlyList<OutboxEvent> Abandon()
    {
        lock (_gate)
        {
            IEnumerable<WaitingEvent> waiting =
                [.. _leases.Values.Select(held => held.Waiting), .. _notDue.UnorderedItems.Select(item => item.Element), .. _lanes.All];
            _leases.Clear();
            _notDue.Clear();
            _lanes.Clear();
            _bytes = 0;
            return [.. waiting.OrderBy(one => one.Place).Select(one => one.Event)];
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset? first, DateTimeOffset second) => first < second ? first.Value : second;

    private List<LeasedEvent> Hold(List<WaitingEvent> taken, TimeSpan end)
    {
        List<LeasedEvent> leased = new(taken.Count);
        foreach (WaitingEvent waiting in taken)
        {
            long leaseId = (++_lastLease << NumberBits) | number;
            _leases.Add(leaseId, new HeldEvent(waiting, end));
            leased.Add(new LeasedEvent(leaseId, waiting.Event, waiting.Attempts));
        }

        if (leased.Count > 0 && end < _firstLeaseEnd)
        {
            _firstLeaseEnd = end;
        }

        return leased;
    }

    private void TakeWhatFits(LeaseRequest request, List<WaitingEvent> taken)
    {
        DateTimeOffset until = request.AcceptedUntil ?? DateTimeOffset.MaxValue;
        bool Fits(OutboxEvent entry) =>
            entry.AcceptedAt <= until && (request.EventName is null || string.Equals(entry.EventName, request.EventName, StringComparison.Ordinal));

        _lanes.TakeWhere(Fits, request.MaxEvents, taken);
        if (request.IncludeNotDue)
        {
            TakeNotDue(Fits, request.MaxEvents - taken.Count, taken);
        }
    }

    private void TakeNotDue(Predicate<OutboxEvent> fits, int most, List<WaitingEvent> into)
    {
        List<(WaitingEvent Waiting, TimeSpan Due)> kept = [];
        int limit = (int)Math.Min((long)into.Count + most, int.MaxValue);
        while (_notDue.TryDequeue(out WaitingEvent waiting, out TimeSpan due))
        {
            if (into.Count < limit && fits(waiting.Event))
            {
                into.Add(waiting);
            }
            else
            {
                kept.Add((waiting, due));
            }
        }

        _notDue.EnqueueRange(kept);
    }

    private void ReturnWhatIsDue(TimeSpan now)
    {
        while (_notDue.TryPeek(out WaitingEvent waiting, out TimeSpan due) && due <= now)
        {
            _notDue.Dequeue();
            _lanes.Return(waiting);
        }

        if (_firstLeaseEnd > now)
        {
            return;
        }

        _firstLeaseEnd = TimeSpan.MaxValue;
        foreach ((long leaseId, HeldEvent held) in _leases)
        {
            if (held.End <= now)
            {
                _leases.Remove(leaseId);
                _lanes.Return(held.Waiting with { Attempts = held.Waiting.Attempts + 1 });
            }
            else if (held.End < _firstLeaseEnd)
            {
                _firstLeaseEnd = held.End;
            }
        }
    }
}
