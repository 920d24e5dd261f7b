namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// The journal of a gateway that is told no other: a ring of entries, so many at the most and for so long, the oldest making room. Taking
/// down an entry allocates nothing once the ring has grown. Thread-safe.
/// </summary>
internal sealed class InMemoryDeliveryJournal(int capacity, TimeSpan retention, TimeProvider clock) : IDeliveryJournal, IPersonalDataStore
{
    private const int FirstSize = 1_024;

    private readonly Lock _gate = new();

    // An entry's number never comes again; its slot does. A bucket holds the number of its newest entry, which names the one before it.
    private Slot[] _slots = [];
    private long[] _buckets = [];
    private long _first;
    private long _next;

    public ValueTask RecordAsync(ReadOnlyMemory<JournalEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ForgetOld();
            foreach (ref readonly JournalEntry entry in entries.Span)
            {
                if (MakeRoom())
                {
                    Put(_next++, in entry);
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<JournalEntry>> FindAsync(string dataSourceId, string eventId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<JournalEntry> found = [];
        lock (_gate)
        {
            ForgetOld();
            for (long number = NewestOf(dataSourceId, eventId); number >= _first; number = SlotOf(number).Before)
            {
                JournalEntry entry = SlotOf(number).Entry;
                if (string.Equals(entry.EventId, eventId, StringComparison.Ordinal) && string.Equals(entry.DataSourceId, dataSourceId, StringComparison.Ordinal))
                {
                    found.Add(entry);
                }
            }
        }

        found.Reverse();
        return ValueTask.FromResult<IReadOnlyList<JournalEntry>>(found);
    }

    /// <summary>Only a subject key names a person here: the journal holds no digests.</summary>
    public ValueTask<ErasureResult> EraseAsync(ErasureRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int erased = 0;
        lock (_gate)
        {
            for (long number = _first; request.SubjectKey is not null && number < _next; number++)
            {
                ref Slot slot = ref SlotOf(number);
                if (string.Equals(slot.Entry.SubjectKey, request.SubjectKey, StringComparison.Ordinal))
                {
                    slot.Entry = slot.Entry with { DataSourceId = string.Empty, EventId = string.Empty, SubjectKey = null };
                    erased++;
                }
            }
        }

        return ValueTask.FromResult(ErasureResult.None with { JournalEntries = erased });
    }

    private void ForgetOld()
    {
        DateTimeOffset oldest = clock.GetUtcNow() - retention;
        while (_first < _next && SlotOf(_first).Entry.At <= oldest)
        {
            SlotOf(_first++).Entry = default;
        }
    }

    private bool MakeRoom()
    {
        if (_next - _first < _slots.Length)
        {
            return true;
        }

        if (_slots.Length < capacity)
        {
            Grow(Math.Min(Math.Max(FirstSize, _slots.Length * 2), capacity));
        }
        else if (capacity > 0)
        {
            _first++;
        }

        return capacity > 0;
    }

    private void Grow(int size)
    {
        Slot[] old = _slots;
        _slots = new Slot[size];
        _buckets = new long[size];
        Array.Fill(_buckets, -1);
        for (long number = _first; number < _next; number++)
        {
            Put(number, in old[number % old.Length].Entry);
        }
    }

    private void Put(long number, in JournalEntry entry)
    {
        ref long bucket = ref _buckets[BucketOf(entry.DataSourceId, entry.EventId)];
        SlotOf(number) = new Slot { Entry = entry, Before = bucket };
        bucket = number;
    }

    private long NewestOf(string dataSourceId, string eventId) => _buckets.Length == 0 ? -1 : _buckets[BucketOf(dataSourceId, eventId)];

    private uint BucketOf(string dataSourceId, string eventId) => (uint)HashCode.Combine(dataSourceId, eventId) % (uint)_buckets.Length;

    private ref Slot SlotOf(long number) => ref _slots[number % _slots.Length];

    private struct Slot
    {
        public JournalEntry Entry;
        public long Before;
    }
}
