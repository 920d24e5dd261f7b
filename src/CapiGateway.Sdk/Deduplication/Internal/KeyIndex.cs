namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>Finds the position of a key: a hash table that chains entries through the pool. Not thread-safe.</summary>
internal sealed class KeyIndex(EntryPool pool)
{
    private const int FewestBuckets = 16;

    private int[] _buckets = Empty(FewestBuckets);
    private int _count;

    public int Find(DeduplicationKey key)
    {
        int position = _buckets[BucketOf(key)];
        while (position != EntryPool.None && pool[position].Key != key)
        {
            position = pool[position].NextInBucket;
        }

        return position;
    }

    public void Add(int position)
    {
        if (_count == _buckets.Length)
        {
            Grow();
        }

        _count++;
        Chain(position);
    }

    public void Remove(int position)
    {
        _count--;
        ref int link = ref _buckets[BucketOf(pool[position].Key)];
        while (link != position)
        {
            link = ref pool[link].NextInBucket;
        }

        link = pool[position].NextInBucket;
    }

    private static int[] Empty(int count)
    {
        var buckets = new int[count];
        Array.Fill(buckets, EntryPool.None);
        return buckets;
    }

    private uint BucketOf(DeduplicationKey key) => key.BucketBits % (uint)_buckets.Length;

    private void Chain(int position)
    {
        ref int bucket = ref _buckets[BucketOf(pool[position].Key)];
        pool[position].NextInBucket = bucket;
        bucket = position;
    }

    private void Grow()
    {
        int[] old = _buckets;
        _buckets = Empty(old.Length * 2);
        foreach (int first in old)
        {
            for (int position = first; position != EntryPool.None;)
            {
                int next = pool[position].NextInBucket;
                Chain(position);
                position = next;
            }
        }
    }
}
