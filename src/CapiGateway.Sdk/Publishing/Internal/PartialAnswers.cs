using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Counts for each event how often Meta said of its request that it received fewer than were sent; whatever else brings an event back is no
/// such answer. Only this process knows it, and of so many events: one that is forgotten is sent again once more, never given up earlier.
/// Thread-safe.
/// </summary>
internal sealed class PartialAnswers
{
    // More than are ever on their way at once; events that ended otherwise are never asked about again.
    private const int MostEvents = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<EventMark, int> _answers = [];
    private readonly Queue<EventMark> _order = new();

    /// <summary>Meta said so of an event once more. Returns whether it may be sent again, which it may so many times.</summary>
    public bool MayGoAgain(OutboxEvent entry, int resends)
    {
        var mark = EventMark.Of(entry);
        lock (_gate)
        {
            int answers = _answers.GetValueOrDefault(mark) + 1;
            if (answers > resends)
            {
                _answers.Remove(mark);
                return false;
            }

            _answers[mark] = answers;
            if (answers == 1)
            {
                _order.Enqueue(mark);
            }

            if (_order.Count > MostEvents)
            {
                _answers.Remove(_order.Dequeue());
            }

            return true;
        }
    }

    /// <summary>Meta has these now.</summary>
    public void Forget(ReadOnlySpan<LeasedEvent> events)
    {
        lock (_gate)
        {
            for (int index = 0; index < events.Length && _answers.Count > 0; index++)
            {
                _answers.Remove(EventMark.Of(events[index].Event));
            }

            if (_answers.Count == 0)
            {
                _order.Clear();
            }
        }
    }
}
