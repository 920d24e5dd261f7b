namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>
/// Entries of a stripe from the oldest to the newest, linked through the pool. Not thread-safe, but for <see cref="OldestOrder"/>.
/// </summary>
internal sealed class AgeList(EntryPool pool)
{
    private int _newest = EntryPool.None;
    private long _oldestOrder = long.MaxValue;

    public int Oldest { get; private set; } = EntryPool.None;

    public long OldestOrder => Volatile.Read(ref _oldestOrder);

    public void Add(int position)
    {
        ref DeduplicationEntry entry = ref pool[position];
        entry.Older = _newest;
        entry.Newer = EntryPool.None;
        if (_newest == EntryPool.None)
        {
            Begin(position);
        }
        else
        {
            pool[_newest].Newer = position;
        }

        _newest = position;
    }

    public void Remove(int position)
    {
        ref DeduplicationEntry entry = ref pool[position];
        if (entry.Newer == EntryPool.None)
        {
            _newest = entry.Older;
        }
        else
        {
            pool[entry.Newer].Older = entry.Older;
        }

        if (entry.Older == EntryPool.None)
        {
            Begin(entry.Newer);
        }
        else
        {
            pool[entry.Older].Newer = entry.Newer;
        }
    }

    private void Begin(int position)
    {
        Oldest = position;
        Volatile.Write(ref _oldestOrder, position == EntryPool.None ? long.MaxValue : pool[position].Order);
    }
}
