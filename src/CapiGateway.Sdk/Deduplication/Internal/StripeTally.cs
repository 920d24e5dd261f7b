namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>What the stripes of one cache count together. Thread-safe.</summary>
internal sealed class StripeTally
{
    private long _count;
    private long _evicted;
    private long _order;

    public long Count => Interlocked.Read(ref _count);

    public long Evicted => Interlocked.Read(ref _evicted);

    public void Added() => Interlocked.Increment(ref _count);

    public void Removed() => Interlocked.Decrement(ref _count);

    public void Evict() => Interlocked.Increment(ref _evicted);

    /// <summary>A number greater than all before, so that the oldest of all stripes can be told.</summary>
    public long NextOrder() => Interlocked.Increment(ref _order);
}
