using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Deduplication;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Tests.Publishing;

[Collection(MemoryMeasurements.Name)]
[Trait("Category", "Long")]
public sealed class OutageTests(ITestOutputHelper output)
{
    private const int Events = 500_000;
    private const int BytesAnEvent = 1_500;

    private static readonly TimeSpan Outage = TimeSpan.FromHours(6);

    [Fact]
    public async Task Half_a_million_events_outlive_an_outage_of_six_hours_in_bounded_memory_and_leave_oldest_first()
    {
        await using GatewayFixture fixture = CreateFixture();
        fixture.Emulator.Faults.Always(EmulatorFault.ServerError(System.Net.HttpStatusCode.ServiceUnavailable));
        long before = GC.GetTotalMemory(forceFullCollection: true);

        for (int index = 0; index < Events; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{index:000000}").Build())).EnsureAccepted();
            if (index % 1_000 == 0)
            {
                fixture.Manual.Advance(Outage / (Events / 1_000));
            }
        }

        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        int requests = fixture.Emulator.Counters.Requests;
        output.WriteLine($"{Events} events wait in {bytes / 1_048_576} MiB, {bytes / Events} bytes each, after {requests} requests in vain");
        (bytes / Events).Should().BeLessThan(BytesAnEvent);
        requests.Should().BeInRange(10, 1_000, "the data source backs off");
        fixture.Statistics.Total.Pending.Should().Be(Events);

        fixture.Emulator.Faults.Clear();
        await fixture.RunUntilAsync(
            () => fixture.Statistics.Total.Delivered == Events, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), answersTakeNoTime: true);

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Pending == 0 && it.Buried == 0 && it.Expired == 0);
        string?[] order = [.. fixture.Emulator.Events.Select(one => one.Id)];
        order.Should().HaveCount(Events).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    private static GatewayFixture CreateFixture() => new(
        options =>
        {
            options.OutboxCapacity = Events;
            options.OutboxCapacityBytes = 1L << 30;
            options.MaxConcurrentRequests = 1;
            options.RetryBaseDelay = TimeSpan.FromSeconds(1);
            options.RetryMaxDelay = TimeSpan.FromMinutes(5);
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(500);
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        emulator: new EmulatorOptions { MaxRecordedBodyBytes = 0, MaxRecordedRequests = 10, MaxRecordedEvents = Events },
        manualClock: true);
}
