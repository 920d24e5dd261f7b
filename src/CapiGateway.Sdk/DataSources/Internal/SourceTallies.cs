using System.Collections.Concurrent;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The counters of one data source, by event name. Thread-safe, and bounded whatever names come.</summary>
internal sealed class SourceTallies(ActivityBook book)
{
    public const int MostNames = 64;

    // Meta's own limit is 50 characters; a longer text is kept nowhere.
    public const int LongestName = 128;

    private readonly ConcurrentDictionary<string, NamedTallies> _names = new(StringComparer.Ordinal);
    private readonly Lock _adding = new();
    private int _count;

    public IEnumerable<NamedTallies> Names => _names.Values;

    public void Count(string eventName, EventOutcome outcome, string? reason = null, long events = 1)
    {
        long ticks = book.Now();
        For(eventName).Count(outcome, reason, ticks, events);
    }

    /// <summary>The totals of all names, one an outcome.</summary>
    public long[] Totals()
    {
        var totals = new long[Enum.GetValues<EventOutcome>().Length];
        foreach (NamedTallies named in Names)
        {
            foreach ((EventOutcome outcome, _, Tally tally) in named.Parts())
            {
                totals[(int)outcome] += tally.Total;
            }
        }

        return totals;
    }

    public NamedTallies For(string eventName)
    {
        if (_names.TryGetValue(eventName, out NamedTallies? known))
        {
            return known;
        }

        return Volatile.Read(ref _count) < MostNames - 1 && eventName.Length <= LongestName ? Add(eventName) : Add(NamedTallies.Other);
    }

    private NamedTallies Add(string eventName)
    {
        lock (_adding)
        {
            string bounded = _count < MostNames - 1 ? eventName : NamedTallies.Other;
            if (_names.TryGetValue(bounded, out NamedTallies? known))
            {
                return known;
            }

            var added = new NamedTallies(bounded, book);
            _names[bounded] = added;
            _count++;
            return added;
        }
    }
}
