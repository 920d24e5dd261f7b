using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Groups leased events into requests: equal request fields, at most so many events and so many bytes. Keeps their order within a group.
/// </summary>
internal static class BatchPlanner
{
    public static IReadOnlyList<LeasedEvent[]> Plan(IReadOnlyList<LeasedEvent> leased, int maxEvents, int maxBytes)
    {
        var batches = new List<LeasedEvent[]>();
        foreach (IGrouping<RequestFields, LeasedEvent> group in leased.GroupBy(item => item.Event.RequestFields))
        {
            int overhead = EventsRequestWriter.OverheadBytes(group.Key);
            var current = new List<LeasedEvent>();
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
}
