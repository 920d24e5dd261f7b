namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>
/// Remembers which events were seen, from the server and from the browser. Not safe for concurrent use: <see cref="Journal"/> guards it.
/// </summary>
internal sealed class DeduplicationLedger(EmulatorOptions options)
{
    private static readonly TimeSpan EventIdWindow = TimeSpan.FromHours(48);
    private static readonly TimeSpan StoreSaleWindow = TimeSpan.FromDays(7);

    private readonly Dictionary<DeduplicationKey, Entry> _entries = [];
    private readonly Queue<(DeduplicationKey Key, Entry Entry)> _oldestFirst = [];

    public Repetition RegisterServerCopy(DeduplicationKey key, AnswerFate fate, DateTimeOffset now)
    {
        var entry = FindOrAdd(key, now);
        var isDiscarded = key.Rule switch
        {
            RepetitionRule.CountsEach => false,
            RepetitionRule.StoreSale => entry.ServerCopies is not null,
            _ => entry.IsSeenInBrowser || (entry.ServerCopies is not null && options.DiscardServerRepeats),
        };
        var repetition = new Repetition(isDiscarded, entry.ServerCopies);
        entry.ServerCopies = new(fate, entry.ServerCopies);
        return repetition;
    }

    public void RegisterBrowserCopy(DeduplicationKey key, DateTimeOffset now) => FindOrAdd(key, now).IsSeenInBrowser = true;

    public void Clear()
    {
        _entries.Clear();
        _oldestFirst.Clear();
    }

    private Entry FindOrAdd(DeduplicationKey key, DateTimeOffset now)
    {
        if (_entries.TryGetValue(key, out var entry) && now < entry.ForgetAt)
        {
            return entry;
        }

        entry = new Entry(now + (key.Rule == RepetitionRule.StoreSale ? StoreSaleWindow : EventIdWindow));
        _entries[key] = entry;
        _oldestFirst.Enqueue((key, entry));
        ForgetOld(now);
        return entry;
    }

    private void ForgetOld(DateTimeOffset now)
    {
        while (_oldestFirst.TryPeek(out var oldest) && (oldest.Entry.ForgetAt <= now || _oldestFirst.Count > options.MaxDeduplicationKeys))
        {
            _oldestFirst.Dequeue();
            if (_entries.TryGetValue(oldest.Key, out var current) && ReferenceEquals(current, oldest.Entry))
            {
                _entries.Remove(oldest.Key);
            }
        }
    }

    private sealed class Entry(DateTimeOffset forgetAt)
    {
        public DateTimeOffset ForgetAt { get; } = forgetAt;

        public bool IsSeenInBrowser { get; set; }

        public EarlierCopy? ServerCopies { get; set; }
    }
}
