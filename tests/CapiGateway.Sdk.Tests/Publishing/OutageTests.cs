using CapiGateway.Sdk.Tests.Measuring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Tests.Publishing;

[Collection(MemoryMeasurements.Name)]
[Trait("Category", "Long")]
public sealed class OutageTests(ITestOutputHelper output)
{
    private const int Events = 500_000;
    private const int BatchSize = 1_000;
    private const int BytesAnEvent = 1_500;

    private static readonly TimeSpan Outage = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Budget = TimeSpan.FromMinutes(3);

    /// <summary>
    /// With one request at a time, which is what makes an order visible at all, Meta gets the events in exactly the order in which they were
    /// accepted, each once, however often the first of them were sent in vain.
    /// </summary>
    [Fact]
    public async Task Half_a_million_events_outlive_an_outage_of_six_hours_in_bounded_memory_and_leave_oldest_first()
    {
        var meta = new MetaInAnOutage();
        await using GatewayFixture fixture = CreateFixture(meta);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int index = 0; index < Events; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{index:000000}").Build())).EnsureAccepted();
            if (index % BatchSize == 0)
            {
                fixture.Manual.Advance(Outage / (Events / BatchSize));
            }
        }

        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Events} events wait in {bytes / 1_048_576} MiB, {bytes / Events} bytes each, after {meta.Refused} requests in vain");
        (bytes / Events).Should().BeLessThan(BytesAnEvent);
        meta.Refused.Should().BeInRange(10, Events / BatchSize, "the data source backs off");
        fixture.Statistics.Total.Pending.Should().Be(Events);

        meta.ComeBack();
        await fixture.RunUntilAsync(() => meta.Received.Count > 0, TimeSpan.FromMilliseconds(100), 2 * LongestWait, answersTakeNoTime: true);
        await fixture.WaitForSettledAsync(Events, Budget);

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Pending == 0 && it.Delivered == Events);
        meta.Received.Should().Equal(Enumerable.Range(0, Events));
    }

    private static GatewayFixture CreateFixture(MetaInAnOutage meta) => new(
        options =>
        {
            options.OutboxCapacity = Events;
            options.OutboxCapacityBytes = 1L << 30;
            options.MaxBatchSize = BatchSize;
            options.MaxConcurrentRequests = 1;

            // Much more time than passes while a machine that is busy writes one request.
            options.AttemptTimeout = TimeSpan.FromMinutes(5);
            options.RetryBaseDelay = TimeSpan.FromSeconds(1);
            options.RetryMaxDelay = LongestWait;
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(500);
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        builder => builder
            .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
            .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new MetaInAnOutage.Handler(meta))),
        manualClock: true,
        logLevel: LogLevel.Warning);
}
