using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Groups leased events into requests: equal request fields, at most so many events and so many bytes, with the secret that travels beside
/// them. Keeps their order within a group.
/// </summary>
internal static class BatchPlanner
{
    public static IReadOnlyList<LeasedEvent[]> Plan(
        IReadOnlyList<LeasedEvent> leased, int maxEvents, int maxBytes, BodyCredential? credential = null)
    {
        var batches = new List<LeasedEvent[]>();
        foreach ((RequestFields fields, IReadOnlyList<LeasedEvent> group) in Groups(leased))
        {
            int overhead = EventsRequestWriter.OverheadBytes(fields, credential);
            var current = new List<LeasedEvent>(Math.Min(group.Count, maxEvents));
            long bytes = overhead;
            foreach (LeasedEvent item in group)
            {
                // One more for the comma.
                int weight = item.Event.Payload.Length + 1;
                if (current.Count > 0 && (current.Count == maxEvents || bytes + weight > maxBytes))
                {
                    batches.Add([.. current]);
                    current.Clear();
                    bytes = overhead;
                }

                current.Add(item);
                bytes += weight;
            }

            batches.Add([.. current]);
        }

        return batches;
    }

    // Nearly always all have the very same fields, and nothing has to be grouped.
    private static IEnumerable<(RequestFields Fields, IReadOnlyList<LeasedEvent> Events)> Groups(IReadOnlyList<LeasedEvent> leased)
    {
        if (leased.Count > 0 && leased.All(item => ReferenceEquals(item.Event.RequestFields, leased[0].Event.RequestFields)))
        {
            return [(leased[0].Event.RequestFields, leased)];
        }

        return leased.GroupBy(item => item.Event.RequestFields).Select(group => (group.Key, (IReadOnlyList<LeasedEvent>)[.. group]));
    }
}
