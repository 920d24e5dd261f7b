namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>The share of a cache's keys that one lock guards. Times are ticks since the cache was made.</summary>
internal sealed class DeduplicationStripe
{
    // Each new key looks at two others, so that whatever has expired is gone before as many keys have come as there are.
    private const int SweptAtOnce = 2;

    private readonly Lock _lock = new();
    private readonly EntryPool _pool = new();
    private readonly KeyIndex _index;
    private readonly AgeList _committed;
    private readonly AgeList _reserved;
    private readonly StripeTally _tally;
    private int _hand;

    public DeduplicationStripe(StripeTally tally)
    {
        _tally = tally;
        _index = new KeyIndex(_pool);
        _committed = new AgeList(_pool);
        _reserved = new AgeList(_pool);
    }

    /// <summary>The order of the oldest committed key here; the greatest number when there is none. Read without the lock.</summary>
    public long OldestCommitted => _committed.OldestOrder;

    /// <summary>The order of the oldest reserved key here; the greatest number when there is none. Read without the lock.</summary>
    public long OldestReserved => _reserved.OldestOrder;

    public DeduplicationStatus Reserve(DeduplicationKey key, long now, long expiresAt)
    {
        lock (_lock)
        {
            int position = _index.Find(key);
            if (position != EntryPool.None && _pool[position].ExpiresAt > now)
            {
                return _pool[position].IsReserved ? DeduplicationStatus.Pending : DeduplicationStatus.Duplicate;
            }

            Put(key, position, expiresAt, isReserved: true);
            Sweep(now);
            return DeduplicationStatus.New;
        }
    }

    public void Commit(DeduplicationKey key, long expiresAt)
    {
        lock (_lock)
        {
            Put(key, _index.Find(key), expiresAt, isReserved: false);
        }
    }

    public void Release(DeduplicationKey key)
    {
        lock (_lock)
        {
            int position = _index.Find(key);
            if (position != EntryPool.None)
            {
                Remove(position);
            }
        }
    }

    /// <summary>Removes the oldest committed key, or the oldest reserved one when there is no other; counts it unless it had expired.</summary>
    public void Evict(long now)
    {
        lock (_lock)
        {
            int position = _committed.Oldest != EntryPool.None ? _committed.Oldest : _reserved.Oldest;
            if (position == EntryPool.None)
            {
                return;
            }

            if (_pool[position].ExpiresAt > now)
            {
                _tally.Evict();
            }

            Remove(position);
        }
    }

    private void Put(DeduplicationKey key, int position, long expiresAt, bool isReserved)
    {
        if (position == EntryPool.None)
        {
            position = _pool.Take();
            _pool[position].Key = key;
            _index.Add(position);
            _tally.Added();
        }
        else
        {
            ListOf(position).Remove(position);
        }

        ref DeduplicationEntry entry = ref _pool[position];
        entry.ExpiresAt = expiresAt;
        entry.IsReserved = isReserved;
        entry.Order = _tally.NextOrder();
        ListOf(position).Add(position);
    }

    private void Remove(int position)
    {
        _index.Remove(position);
        ListOf(position).Remove(position);
        _pool.GiveBack(position);
        _tally.Removed();
    }

    private AgeList ListOf(int position) => _pool[position].IsReserved ? _reserved : _committed;

    private void Sweep(long now)
    {
        for (int step = 0; step < SweptAtOnce; step++)
        {
            _hand = _hand + 1 < _pool.Length ? _hand + 1 : 0;
            if (_pool[_hand].Order > 0 && _pool[_hand].ExpiresAt <= now)
            {
                Remove(_hand);
            }
        }
    }
}
