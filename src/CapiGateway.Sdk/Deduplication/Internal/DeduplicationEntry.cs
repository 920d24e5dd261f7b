namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>One key in a stripe: 48 bytes. Links are positions in the stripe's <see cref="EntryPool"/>; −1 is none.</summary>
internal struct DeduplicationEntry
{
    public DeduplicationKey Key;

    /// <summary>In ticks since the cache was made.</summary>
    public long ExpiresAt;

    /// <summary>When it was reserved or committed, as a number that only grows; 0 for an entry that is free.</summary>
    public long Order;

    public int NextInBucket;
    public int Older;
    public int Newer;
    public bool IsReserved;
}
