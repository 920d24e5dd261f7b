namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// What waits for one data source, in memory: fresh events in the order of their arrival, given-back ones by their not-before, leased
/// ones by their lease. Thread-safe.
/// </summary>
internal sealed class OutboxPartition(long number, int capacity, long capacityBytes)
{
    // A lease id ends in the number of its partition, so that settling finds it without a search.
    private const int NumberBits = 20;

    private readonly Lock _gate = new();
    private readonly Queue<OutboxEvent> _fresh = new();
    private readonly PriorityQueue<GivenBack, DateTimeOffset> _givenBack = new();
    private readonly Dictionary<long, Held> _leases = [];
    private long _bytes;
    private long _lastLease;
    private DateTimeOffset _firstLeaseEnd = DateTimeOffset.MaxValue;

    private int Count => _fresh.Count + _givenBack.Count + _leases.Count;

    public bool TryAppend(OutboxEvent entry)
    {
        lock (_gate)
        {
            if (Count >= capacity || _bytes + entry.Payload.Length > capacityBytes)
            {
                return false;
            }

            _bytes += entry.Payload.Length;
            _fresh.Enqueue(entry);
            return true;
        }
    }

    public static long NumberOf(long leaseId) => leaseId & ((1L << NumberBits) - 1);

    public IReadOnlyList<LeasedEvent> Lease(in LeaseRequest request, DateTimeOffset now)
    {
        lock (_gate)
        {
            TakeBackEndedLeases(now);
            DateTimeOffset end = now + request.Duration;
            List<LeasedEvent> leased = [];
            while (leased.Count < request.MaxEvents && TryTake(now, request.AcceptedUntil, out GivenBack taken))
            {
                long leaseId = (++_lastLease << NumberBits) | number;
                _leases.Add(leaseId, new Held(taken.Event, taken.Attempts, end));
                leased.Add(new LeasedEvent(leaseId, taken.Event, taken.Attempts));
            }

            if (leased.Count > 0 && end < _firstLeaseEnd)
            {
                _firstLeaseEnd = end;
            }

            return leased;
        }
    }

    public bool Settle(in Settlement settlement)
    {
        lock (_gate)
        {
            if (!_leases.Remove(settlement.LeaseId, out Held lease))
            {
                return false;
            }

            if (settlement.Kind == SettlementKind.GivenBack)
            {
                _givenBack.Enqueue(new GivenBack(lease.Event, lease.Attempts + 1), settlement.NotBefore);
            }
            else
            {
                _bytes -= lease.Event.Payload.Length;
            }

            return true;
        }
    }

    public OutboxBacklog Backlog(string dataSourceId)
    {
        lock (_gate)
        {
            DateTimeOffset? oldest = _fresh.TryPeek(out OutboxEvent? first) ? first.AcceptedAt : null;
            foreach ((GivenBack waiting, _) in _givenBack.UnorderedItems)
            {
                oldest = Earlier(oldest, waiting.Event.AcceptedAt);
            }

            foreach (Held lease in _leases.Values)
            {
                oldest = Earlier(oldest, lease.Event.AcceptedAt);
            }

            double fill = Math.Max((double)Count / capacity, (double)_bytes / capacityBytes);
            return new OutboxBacklog(dataSourceId, Count, _leases.Count, oldest) { Fill = fill };
        }
    }

    public IReadOnlyList<OutboxEvent> Abandon()
    {
        lock (_gate)
        {
            List<OutboxEvent> waiting =
            [
                .. _leases.Values.Select(lease => lease.Event), .. _givenBack.UnorderedItems.Select(item => item.Element.Event), .. _fresh,
            ];
            _leases.Clear();
            _givenBack.Clear();
            _fresh.Clear();
            _bytes = 0;
            return waiting;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset? first, DateTimeOffset second) => first < second ? first.Value : second;

    // What was given back is older than what is fresh, so it comes first once it is due.
    private bool TryTake(DateTimeOffset now, DateTimeOffset? acceptedUntil, out GivenBack taken)
    {
        if (_givenBack.TryPeek(out taken, out DateTimeOffset notBefore) && notBefore <= now)
        {
            _givenBack.Dequeue();
            return true;
        }

        if (_fresh.TryPeek(out OutboxEvent? first) && !(first.AcceptedAt > acceptedUntil))
        {
            taken = new GivenBack(_fresh.Dequeue(), 0);
            return true;
        }

        return false;
    }

    private void TakeBackEndedLeases(DateTimeOffset now)
    {
        if (_firstLeaseEnd > now)
        {
            return;
        }

        _firstLeaseEnd = DateTimeOffset.MaxValue;
        foreach ((long leaseId, Held lease) in _leases)
        {
            if (lease.End <= now)
            {
                _leases.Remove(leaseId);
                _givenBack.Enqueue(new GivenBack(lease.Event, lease.Attempts + 1), now);
            }
            else if (lease.End < _firstLeaseEnd)
            {
                _firstLeaseEnd = lease.End;
            }
        }
    }

    private readonly record struct GivenBack(OutboxEvent Event, int Attempts);

    private readonly record struct Held(OutboxEvent Event, int Attempts, DateTimeOffset End);
}
