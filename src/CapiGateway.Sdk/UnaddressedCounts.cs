namespace CapiGateway.Sdk;

/// <summary>Counts events that came to no data source at all. Thread-safe.</summary>
internal sealed class UnaddressedCounts
{
    private long _disabled;
    private long _invalid;

    public long Disabled => Interlocked.Read(ref _disabled);

    public long Invalid => Interlocked.Read(ref _invalid);

    public void CountDisabled() => Interlocked.Increment(ref _disabled);

    public void CountInvalid() => Interlocked.Increment(ref _invalid);
}
