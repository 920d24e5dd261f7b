using System.Numerics;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// One counter: a total that many cores may raise at once, and how it spreads over the last minutes and hours. Counting allocates nothing.
/// </summary>
internal sealed class Tally
{
    // A cache line apart, so that cores do not take it from one another.
    private const int Spacing = 8;

    private static readonly int Stripes = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 16));

    private readonly long[] _stripes = new long[Stripes * Spacing];
    private readonly uint[] _minutes = new uint[ActivityCalendar.Minutes];
    private readonly uint[] _hours = new uint[ActivityCalendar.Hours];
    private long _closed;
    private long _lastAt;

    public long Total
    {
        get
        {
            long total = 0;
            for (int index = 0; index < _stripes.Length; index += Spacing)
            {
                total += Interlocked.Read(ref _stripes[index]);
            }

            return total;
        }
    }

    /// <summary>When it was last raised, to the millisecond, in ticks of UTC; 0 when it never was.</summary>
    public long LastAt => Volatile.Read(ref _lastAt);

    /// <summary>How much of the total the store has; only whoever hands over reads and writes it.</summary>
    public long HandedOver { get; set; }

    public void Add(long ticks, long events = 1)
    {
        Interlocked.Add(ref _stripes[(Thread.GetCurrentProcessorId() & (Stripes - 1)) * Spacing], events);
        if (Math.Abs(ticks - Volatile.Read(ref _lastAt)) >= TimeSpan.TicksPerMillisecond)
        {
            Volatile.Write(ref _lastAt, ticks);
        }
    }

    /// <summary>Puts what came since the last time into the current slots. Under the lock of the book.</summary>
    public void Close(ActivityCalendar calendar)
    {
        long total = Total;
        long news = total - _closed;
        if (news != 0)
        {
            _closed = total;
            Raise(ref _minutes[calendar.MinuteSlot], news);
            Raise(ref _hours[calendar.HourSlot], news);
        }
    }

    /// <summary>Makes the current slots empty, where they held an older time. Under the lock of the book.</summary>
    public void Open(ActivityCalendar calendar, bool newMinute, bool newHour)
    {
        if (newMinute)
        {
            _minutes[calendar.MinuteSlot] = 0;
        }

        if (newHour)
        {
            _hours[calendar.HourSlot] = 0;
        }
    }

    /// <summary>What it counted in a window. Under the lock of the book, after <see cref="Close"/>.</summary>
    public long In(ActivityWindow window, ActivityCalendar calendar)
    {
        long sum = 0;
        uint[] slots = window.InMinutes ? _minutes : _hours;
        for (int slot = 0; slot < slots.Length; slot++)
        {
            if (slots[slot] != 0 && (window.InMinutes ? calendar.HoldsMinute(slot, window.Slots) : calendar.HoldsHour(slot, window.Slots)))
            {
                sum += slots[slot];
            }
        }

        return sum;
    }

    private static void Raise(ref uint slot, long events) => slot = (uint)Math.Min(slot + events, uint.MaxValue);
}
