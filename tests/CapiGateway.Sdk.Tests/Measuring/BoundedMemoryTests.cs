using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.Events;

namespace CapiGateway.Sdk.Tests.Measuring;

/// <summary>What is kept in memory about events has a bound, however many come.</summary>
[Collection(MemoryMeasurements.Name)]
public sealed class BoundedMemoryTests
{
    private const int Megabyte = 1_048_576;

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void What_a_busy_data_source_takes_is_bounded()
    {
        var book = new ActivityBook(_clock);

        // 64 names with all 15 outcomes, about 2 KB each.
        Kept(book, () =>
        {
            for (int index = 0; index < 10_000; index++)
            {
                Array.ForEach(Enum.GetValues<EventOutcome>(), outcome => book.Source("1").Count($"Name{index}", outcome));
            }
        }).Should().BeLessThan(4 * Megabyte);
    }

    [Fact]
    public void Reported_browser_copies_are_bounded()
    {
        var book = new ActivityBook(_clock);
        var pairs = new CopyPairs(book);

        // 50,000 copies, and as many data sources as are kept.
        Kept(pairs, () =>
        {
            for (int index = 0; index < 200_000; index++)
            {
                pairs.RecordBrowser("1", "Purchase", $"order-{index}", _clock.GetUtcNow());
            }

            for (int index = 0; index < 2_000; index++)
            {
                pairs.RecordBrowser($"source-{index}", "Purchase", "order", _clock.GetUtcNow());
            }
        }).Should().BeLessThan(12 * Megabyte);

        book.Sources.Should().HaveCount(CopyPairs.MostDataSources);
        pairs.RecordServer("1", "Purchase", "order-199999", _clock.GetUtcNow());
        pairs.RecordServer("1", "Purchase", "order-0", _clock.GetUtcNow());
        PairTallies tallies = book.Source("1").For("Purchase").Pairs!;
        tallies.Paired.Total.Should().Be(1, "the oldest is forgotten");
        tallies.Reported.Total.Should().Be(200_000);
    }

    [Fact]
    public void What_the_drift_observer_keeps_is_bounded()
    {
        var observer = new DriftObserver();
        Observe("a", "8");

        Kept(observer, () => Observe("b", "9")).Should().BeLessThan(2 * Megabyte);

        observer.Findings.Count.Should().BeLessThanOrEqualTo(64);

        void Observe(string prefix, string network)
        {
            for (int index = 0; index < 20_000; index++)
            {
                observer.Observe(ConversionEvent.Create($"{prefix}{index}")
                    .WithEventId($"{prefix}{index}")
                    .FromOther()
                    .WithUser(user => user.ClientIpAddress($"{network}.{index % 200}.{index / 200 % 200}.9"))
                    .WithCustomData(data => data.OrderId($"{prefix}{index}"))
                    .Build(Some.Defaults));
            }
        }
    }

    private static long Kept(object keeper, Action run)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        run();
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(keeper);
        return kept;
    }
}
