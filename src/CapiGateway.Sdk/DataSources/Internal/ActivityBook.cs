using System.Collections.Concurrent;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// The one counter store behind activity, statistics and metrics: every outcome of every event, by data source, event name and reason, in
/// total and over time. Counting takes no lock and allocates nothing once a name is known. Thread-safe.
/// </summary>
internal sealed class ActivityBook
{
    private readonly ConcurrentDictionary<string, SourceTallies> _sources = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<Tally> _tallies = [];
    private readonly ActivityCalendar _calendar;
    private readonly TimeProvider _clock;
    private long _minute;

    public ActivityBook(TimeProvider clock)
    {
        _clock = clock;
        _calendar = new ActivityCalendar(clock.GetUtcNow().UtcTicks);
        _minute = _calendar.Minute;
    }

    public IEnumerable<KeyValuePair<string, SourceTallies>> Sources => _sources;

    public SourceTallies Source(string dataSourceId) => _sources.TryGetValue(dataSourceId, out SourceTallies? known)
        ? known
        : _sources.GetOrAdd(dataSourceId, static (_, book) => new SourceTallies(book), this);

    public SourceTallies? Find(string dataSourceId) => _sources.GetValueOrDefault(dataSourceId);

    /// <summary>The time that is counted at, in ticks of UTC. The first one who counts in a new minute closes the one before.</summary>
    public long Now()
    {
        long ticks = _clock.GetUtcNow().UtcTicks;

        // One minute back is a thread that looked at its clock before another one did; more is a clock that was set.
        if (ticks / TimeSpan.TicksPerMinute - Volatile.Read(ref _minute) is not (0 or -1))
        {
            lock (_gate)
            {
                Roll(ticks);
            }
        }

        return ticks;
    }

    /// <summary>Reads many counters of one window at one moment.</summary>
    public void Read(ActivityWindow window, Action<Func<Tally, long>> read)
    {
        lock (_gate)
        {
            Roll(_clock.GetUtcNow().UtcTicks);
            read(tally => tally.In(window, _calendar));
        }
    }

    public Tally NewTally()
    {
        var tally = new Tally();
        lock (_gate)
        {
            _tallies.Add(tally);
        }

        return tally;
    }

    private void Roll(long ticks)
    {
        foreach (Tally tally in _tallies)
        {
            tally.Close(_calendar);
        }

        _calendar.MoveTo(ticks, out bool newMinute, out bool newHour);
        Volatile.Write(ref _minute, _calendar.Minute);
        if (newMinute || newHour)
        {
            foreach (Tally tally in _tallies)
            {
                tally.Open(_calendar, newMinute, newHour);
            }
        }
    }
}
