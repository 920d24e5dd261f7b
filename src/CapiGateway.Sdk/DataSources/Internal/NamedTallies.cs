using System.Collections.Concurrent;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// The counters of one event name at one data source: one for each outcome and reason that was ever counted, no event in two of them.
/// Thread-safe.
/// </summary>
internal sealed class NamedTallies(string eventName, ActivityBook book)
{
    public const int MostReasons = 32;
    public const string Other = "(other)";

    private static readonly EventOutcome[] Outcomes = Enum.GetValues<EventOutcome>();

    private readonly Tally?[] _withoutReason = new Tally?[Outcomes.Length];
    private readonly ConcurrentDictionary<(EventOutcome Outcome, string Reason), Tally> _reasons = new();
    private PairTallies? _pairs;

    public string EventName => eventName;

    /// <summary>What the browser sent of it; <see langword="null"/> when nobody reported that.</summary>
    public PairTallies? Pairs => Volatile.Read(ref _pairs);

    public void Count(EventOutcome outcome, string? reason, long ticks, long events)
    {
        Tally? tally = reason is null
            ? Volatile.Read(ref _withoutReason[(int)outcome])
            : _reasons.GetValueOrDefault((outcome, reason));
        (tally ?? Add(outcome, reason)).Add(ticks, events);
    }

    /// <summary>The counters; together they are all that was counted.</summary>
    public IEnumerable<(EventOutcome Outcome, string? Reason, Tally Tally)> Parts()
    {
        foreach (EventOutcome outcome in Outcomes)
        {
            if (Volatile.Read(ref _withoutReason[(int)outcome]) is { } tally)
            {
                yield return (outcome, null, tally);
            }
        }

        foreach (((EventOutcome outcome, string reason), Tally tally) in _reasons)
        {
            yield return (outcome, reason, tally);
        }
    }

    public PairTallies PairsOrNew()
    {
        lock (_withoutReason)
        {
            return _pairs ??= new PairTallies(book);
        }
    }

    private Tally Add(EventOutcome outcome, string? reason)
    {
        lock (_withoutReason)
        {
            if (reason is null)
            {
                return _withoutReason[(int)outcome] ??= book.NewTally();
            }

            bool hasRoom = _reasons.Count < MostReasons - 1 && reason.Length <= SourceTallies.LongestName;
            (EventOutcome, string) key = (outcome, hasRoom ? reason : Other);
            if (!_reasons.TryGetValue(key, out Tally? tally))
            {
                tally = book.NewTally();
                _reasons[key] = tally;
            }

            return tally;
        }
    }
}
