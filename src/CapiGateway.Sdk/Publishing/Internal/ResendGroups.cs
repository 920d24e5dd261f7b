using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Remembers which events travelled together when nobody knows whether they arrived, so that the same request goes again; after three times
/// in halves, in case its size is the trouble. Only this process knows it: after a restart the events go in other company. Thread-safe.
/// </summary>
internal sealed class ResendGroups
{
    private const int DoubtsBeforeHalving = 3;

    // Events that another process took, or that were erased, never come back to be forgotten.
    private const int MostGroups = 128;

    private readonly Lock _gate = new();
    private readonly Dictionary<EventMark, (Group Group, int Place)> _places = [];
    private readonly Queue<Group> _groups = new();

    /// <summary>A request was sent, and nobody knows whether its events arrived.</summary>
    public void Doubt(ReadOnlyMemory<LeasedEvent> events, int doubtsBefore)
    {
        int doubts = doubtsBefore + 1;
        if (doubts < DoubtsBeforeHalving || events.Length == 1)
        {
            Remember(events, doubts);
            return;
        }

        int half = events.Length / 2;
        Remember(events[..half], 0);
        Remember(events[half..], 0);
    }

    /// <summary>Keeps the company of events that go back unsent.</summary>
    public void Remember(ReadOnlyMemory<LeasedEvent> events, int doubts)
    {
        var group = new Group(doubts, events.Length);
        lock (_gate)
        {
            _groups.Enqueue(group);
            for (int place = 0; place < events.Length; place++)
            {
                var key = EventMark.Of(events.Span[place].Event);
                group.Keys[place] = key;
                _places[key] = (group, place);
            }

            while (_groups.Count > MostGroups || (_groups.TryPeek(out Group? oldest) && oldest.IsTaken))
            {
                Forget(_groups.Dequeue());
            }
        }
    }

    /// <summary>How many events are missing from the company of those leased.</summary>
    public int Missing(IReadOnlyList<LeasedEvent> leased)
    {
        lock (_gate)
        {
            return _places.Count == 0
                ? 0
                : GroupsOf(leased).Sum(group => Math.Max(group.Key.Keys.Length - group.Count(), 0));
        }
    }

    /// <summary>Takes those out of what was leased that travelled together before; the rest has no company yet.</summary>
    public IReadOnlyList<BatchPart> Take(IReadOnlyList<LeasedEvent> leased, out IReadOnlyList<LeasedEvent> rest)
    {
        lock (_gate)
        {
            if (_places.Count == 0)
            {
                rest = leased;
                return [];
            }

            var together = new List<BatchPart>();
            var taken = new HashSet<long>();
            foreach (IGrouping<Group, (LeasedEvent Event, Group Group, int Place)> group in GroupsOf(leased).ToList())
            {
                LeasedEvent[] events = [.. group.OrderBy(one => one.Place).Take(group.Key.Keys.Length).Select(one => one.Event)];
                together.Add(new BatchPart(events, group.Key.Doubts));
                taken.UnionWith(events.Select(one => one.LeaseId));
                Forget(group.Key);
            }

            rest = [.. leased.Where(item => !taken.Contains(item.LeaseId))];
            return together;
        }
    }

    private IEnumerable<IGrouping<Group, (LeasedEvent Event, Group Group, int Place)>> GroupsOf(IReadOnlyList<LeasedEvent> leased) => leased
        .Where(item => _places.ContainsKey(EventMark.Of(item.Event)))
        .Select(item => (Event: item, At: _places[EventMark.Of(item.Event)]))
        .Select(found => (found.Event, found.At.Group, found.At.Place))
        .GroupBy(found => found.Group);

    private void Forget(Group group)
    {
        group.IsTaken = true;
        foreach (EventMark key in group.Keys)
        {
            if (_places.TryGetValue(key, out (Group Group, int Place) at) && at.Group == group)
            {
                _places.Remove(key);
            }
        }
    }

    private sealed class Group(int doubts, int size)
    {
        public int Doubts => doubts;

        public EventMark[] Keys { get; } = new EventMark[size];

        public bool IsTaken { get; set; }
    }
}
