using CapiGateway.Sdk.Benchmarks.Building;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>Events to publish: new ids each time, or the gateway would find that it knows them.</summary>
public sealed class PublishedEvents
{
    private int _next;

    public ConversionEvent[] Take(int count)
    {
        // The event's time is now, or the gateway would refuse them as too old.
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        ConversionEvent[] events = [.. Enumerable.Range(_next, count).Select(number => OurWay.Build(Order.Number(number) with { Time = now }))];
        _next += count;
        return events;
    }
}
