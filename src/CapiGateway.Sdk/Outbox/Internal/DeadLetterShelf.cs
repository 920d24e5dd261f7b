namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// The dead letters of an in-memory outbox: so many at the most and for so long, the oldest making room. Thread-safe.
/// </summary>
internal sealed class DeadLetterShelf(int capacity, TimeSpan retention, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, DeadLetter> _letters = [];
    private long _lastId;

    public void Add(OutboxEvent buried, DeliveryAnswer answer, int attempts)
    {
        lock (_gate)
        {
            RemoveOld();
            while (_letters.Count > 0 && _letters.Count >= capacity)
            {
                _letters.Remove(_letters.First().Key);
            }

            if (capacity > 0)
            {
                var letter = new DeadLetter { Id = ++_lastId, Event = buried, Answer = answer, BuriedAt = clock.GetUtcNow(), Attempts = attempts };
                _letters.Add(letter.Id, letter);
            }
        }
    }

    /// <summary>All of them, the newest first.</summary>
    public IReadOnlyList<DeadLetter> List(string? dataSourceId)
    {
        lock (_gate)
        {
            RemoveOld();
            return [.. _letters.Values.Where(letter => dataSourceId is null || letter.Event.DataSourceId == dataSourceId).Reverse()];
        }
    }

    public DeadLetter? Find(long id)
    {
        lock (_gate)
        {
            RemoveOld();
            return _letters.GetValueOrDefault(id);
        }
    }

    /// <summary>Takes one out if the taker has room for it. Returns whether it had; <see langword="null"/> when there is none.</summary>
    public bool? Take(long id, Func<OutboxEvent, bool> tryTake)
    {
        lock (_gate)
        {
            RemoveOld();
            if (!_letters.TryGetValue(id, out DeadLetter? letter))
            {
                return null;
            }

            bool taken = tryTake(letter.Event);
            if (taken)
            {
                _letters.Remove(id);
            }

            return taken;
        }
    }

    public bool Delete(long id)
    {
        lock (_gate)
        {
            return _letters.Remove(id);
        }
    }

    public int Erase(ErasureRequest request)
    {
        lock (_gate)
        {
            long[] found = [.. _letters.Values.Where(letter => request.Concerns(letter.Event)).Select(letter => letter.Id)];
            return found.Count(_letters.Remove);
        }
    }

    private void RemoveOld()
    {
        DateTimeOffset oldest = clock.GetUtcNow() - retention;
        while (_letters.Count > 0 && _letters.First() is var (id, letter) && letter.BuriedAt <= oldest)
        {
            _letters.Remove(id);
        }
    }
}
