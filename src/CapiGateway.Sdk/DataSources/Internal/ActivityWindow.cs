namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>A window of time that ends now, in whole minutes or whole hours; the current one is the last of them.</summary>
internal readonly record struct ActivityWindow(bool InMinutes, int Slots)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static ActivityWindow Of(TimeSpan window)
    {
        // One slot more, since the first one is cut: the window never shows less than was asked for.
        TimeSpan cut = window < Longest ? window : Longest;
        return cut <= TimeSpan.FromHours(1)
            ? new ActivityWindow(InMinutes: true, (int)Math.Ceiling(cut.TotalMinutes) + 1)
            : new ActivityWindow(InMinutes: false, (int)Math.Ceiling(cut.TotalHours) + 1);
    }

    /// <summary>When the window begins, seen from a time: the first moment of a minute or an hour.</summary>
    public DateTimeOffset From(DateTimeOffset now)
    {
        long slot = InMinutes ? TimeSpan.TicksPerMinute : TimeSpan.TicksPerHour;
        long first = Math.Max((now.UtcTicks / slot) - Slots + 1, 0);
        return new DateTimeOffset(first * slot, TimeSpan.Zero);
    }
}
