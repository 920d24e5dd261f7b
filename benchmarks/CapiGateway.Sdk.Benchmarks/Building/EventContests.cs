using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>Build, normalise, hash and serialise a website Purchase with nine identifiers and three contents.</summary>
public static class EventContests
{
    private const int Events = 100;

    public static IEnumerable<Contest> All()
    {
        Order[] orders = [.. Enumerable.Range(0, Events).Select(Order.Number)];
        ConversionEvent[] built = [.. orders.Select(order => OurWay.Build(order))];
        var ours = new OurWay();
        string width = $"{32 * (int)LaneSelection.Current}";
        yield return new Contest(
            "an event: build, normalise, hash, serialise",
            Events,
            width,
            new Side("`ConversionEvent`", () => Each(orders, order => ours.Serialize(order))),
            [
                new Side("`JsonSerializer` and `HashData`", () => Each(orders, order => SerializerWay.Serialize(order))),
                new Side("of ours, building alone", () => Each(orders, order => OurWay.Build(order))),
                new Side("of ours, serialising alone", () => Each(built, conversion => ours.Serialize(conversion))),
            ],
            () => Agreement.Demand(
                orders.Select(order => CanonicalJson.Of(ours.Serialize(order))),
                orders.Select(order => CanonicalJson.Of(SerializerWay.Serialize(order)))));
    }

    private static void Each<T>(T[] items, Action<T> action)
    {
        foreach (T item in items)
        {
            action(item);
        }
    }
}
