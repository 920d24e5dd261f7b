namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// How long to wait after a failure: doubling from the base up to a limit, and drawn evenly below that ("full jitter"), so that many
/// senders that failed together do not come back together.
/// </summary>
internal sealed class RetrySchedule(TimeSpan baseDelay, TimeSpan maxDelay, Func<double> random)
{
    // A wait of nothing at all would make a loop spin.
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    /// <summary>The wait after so many failures in a row; 1 is the first.</summary>
    public TimeSpan After(int failures)
    {
        double doubled = baseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(Math.Max(failures, 1) - 1, 40));
        double drawn = Math.Min(doubled, maxDelay.TotalMilliseconds) * random();
        return TimeSpan.FromMilliseconds(Math.Max(drawn, Shortest.TotalMilliseconds));
    }
}
