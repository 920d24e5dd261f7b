using CapiGateway.Sdk.Benchmarks.Publishing;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;

namespace CapiGateway.Sdk.Benchmarks.Memory;

/// <summary>What publishing allocates on the caller's thread; the thriftiest of some runs, for the runtime adds what it compiles.</summary>
public static class DoorAllocation
{
    /// <summary>The events of a run.</summary>
    public const int Events = 50;

    private const int Runs = 5;

    // So many that neither the outbox nor the memory of keys and the journal grow in the runs that are measured.
    private const int EventsBefore = 50_000;

    /// <summary>By publishing, while nothing is sent.</summary>
    public static long Published()
    {
        using var gateway = new GatewayWay(new Uri("http://127.0.0.1:9"), static _ => { });
        gateway.Valve.Close();
        var events = new PublishedEvents();
        Publish(gateway, events.Take(EventsBefore));
        return Least(events, batch => Publish(gateway, batch));
    }

    /// <summary>By making what the outbox keeps of an event, and nothing else.</summary>
    public static long Kept()
    {
        // Of the same numbers, for theirs are the longer ones.
        var events = new PublishedEvents();
        events.Take(EventsBefore);
        return Least(events, static batch => Array.ForEach(batch, Keep));
    }

    private static long Least(PublishedEvents events, Action<ConversionEvent[]> run) => Enumerable.Range(0, Runs).Min(_ =>
    {
        ConversionEvent[] batch = events.Take(Events);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run(batch);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static void Publish(GatewayWay gateway, ConversionEvent[] events)
    {
        foreach (ConversionEvent conversion in events)
        {
            ValueTask<PublishReceipt> publish = gateway.Gateway.PublishAsync(conversion);
            if (!publish.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("A caller had to wait.");
            }

            publish.GetAwaiter().GetResult().EnsureAccepted();
        }
    }

    private static void Keep(ConversionEvent conversion)
    {
        var entry = new OutboxEvent
        {
            DataSourceId = "1234567890123456",
            EventName = conversion.EventName,
            EventId = conversion.EventId,
            Payload = EventSerializer.ToUtf8(conversion),
            AcceptedAt = conversion.EventTime,
            ExpiresAt = conversion.EventTime,
        };
        GC.KeepAlive(entry);
    }
}
