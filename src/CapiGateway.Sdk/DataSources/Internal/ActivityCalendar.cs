namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// Which minute and hour each slot of the rings stands for. A slot that a clock set back or forward has left behind keeps its own stamp, so it
/// is never mistaken for another time. Not thread-safe.
/// </summary>
internal sealed class ActivityCalendar
{
    public const int Minutes = 61;
    public const int Hours = (7 * 24) + 1;

    private readonly long[] _minutes = new long[Minutes];
    private readonly long[] _hours = new long[Hours];

    public ActivityCalendar(long ticks)
    {
        Array.Fill(_minutes, long.MinValue);
        Array.Fill(_hours, long.MinValue);
        MoveTo(ticks, out _, out _);
    }

    /// <summary>The minute that is counted now, in minutes since the first day of year 1.</summary>
    public long Minute { get; private set; }

    public int MinuteSlot => (int)(Minute % Minutes);

    public int HourSlot => (int)(Minute / 60 % Hours);

    /// <summary>Goes to the minute of a time. Says whether the slots that begin there still hold an older time and have to be cleared.</summary>
    public void MoveTo(long ticks, out bool newMinute, out bool newHour)
    {
        Minute = ticks / TimeSpan.TicksPerMinute;
        newMinute = _minutes[MinuteSlot] != Minute;
        newHour = _hours[HourSlot] != Minute / 60;
        _minutes[MinuteSlot] = Minute;
        _hours[HourSlot] = Minute / 60;
    }

    /// <summary>Whether a slot holds one of the last so many minutes, the current one among them.</summary>
    public bool HoldsMinute(int slot, int last) => IsWithin(_minutes[slot], Minute, last);

    /// <summary>Whether a slot holds one of the last so many hours, the current one among them.</summary>
    public bool HoldsHour(int slot, int last) => IsWithin(_hours[slot], Minute / 60, last);

    private static bool IsWithin(long stamp, long now, int last) => stamp <= now && stamp > now - last;
}
