namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The counters of browser's and server's copies of one event name. Thread-safe.</summary>
internal sealed class PairTallies(ActivityBook book)
{
    private long _longestGap = -1;

    public Tally Reported { get; } = book.NewTally();

    public Tally Server { get; } = book.NewTally();

    public Tally Paired { get; } = book.NewTally();

    public Tally TooFarApart { get; } = book.NewTally();

    /// <summary>The gaps of all pairs together, in whole seconds.</summary>
    public Tally GapSeconds { get; } = book.NewTally();

    public TimeSpan? LongestGap => Interlocked.Read(ref _longestGap) is var ticks and >= 0 ? TimeSpan.FromTicks(ticks) : null;

    public void CountPair(TimeSpan gap, bool isTooFar, long ticks)
    {
        (isTooFar ? TooFarApart : Paired).Add(ticks);
        GapSeconds.Add(ticks, (long)gap.TotalSeconds);
        long longest;
        do
        {
            longest = Interlocked.Read(ref _longestGap);
        }
        while (gap.Ticks > longest && Interlocked.CompareExchange(ref _longestGap, gap.Ticks, longest) != longest);
    }
}
