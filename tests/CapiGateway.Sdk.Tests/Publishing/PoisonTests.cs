using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class PoisonTests(ITestOutputHelper output)
{
    private const int Events = 1_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(50, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    [InlineData(50, true)]
    public async Task Bad_events_among_a_thousand_are_buried_within_the_promised_requests_and_the_good_ones_delivered(int bad, bool named)
    {
        await using GatewayFixture fixture = CreateFixture(named);
        var random = new Random(bad);
        HashSet<int> poison = [.. Enumerable.Range(0, Events).OrderBy(_ => random.Next()).Take(bad)];

        await PublishAsync(fixture, poison);
        await fixture.WaitForSettledAsync(Events);

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == Events - bad && it.Buried == bad && it.IsBalanced);
        fixture.Emulator.Events.Select(one => one.Id).Should().BeEquivalentTo(
            Enumerable.Range(0, Events).Where(index => !poison.Contains(index)).Select(index => $"order-{index}"));
        int extra = fixture.Emulator.Counters.Requests - 1;
        output.WriteLine($"{bad} bad: {extra} more requests, {SplitBudget.Allowed(Events, bad)} allowed");
        extra.Should().BeLessThanOrEqualTo(SplitBudget.Allowed(Events, bad));
    }

    [Fact]
    public async Task When_all_of_a_thousand_are_refused_for_one_reason_none_is_buried_and_the_data_source_pauses()
    {
        await using GatewayFixture fixture = CreateFixture(named: false, manualClock: true);
        await PublishAsync(fixture, [.. Enumerable.Range(0, Events)]);
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 0 && it.Pending == Events);
        output.WriteLine($"all bad: {fixture.Emulator.Counters.Requests} requests");
        fixture.Emulator.Counters.Requests.Should().BeLessThan(60);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 201).Which.Text.Should().Contain(nameof(PauseReason.CommonCause));
    }

    private static GatewayFixture CreateFixture(bool named, bool manualClock = false) => new(
        options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.MaxConcurrentRequests = 1;
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = named, ErrorData = named ? ErrorDataForm.JsonObject : ErrorDataForm.Omitted },
        manualClock: manualClock);

    private static async Task PublishAsync(GatewayFixture fixture, HashSet<int> poison)
    {
        for (int index = 0; index < Events; index++)
        {
            var builder = fixture.Purchase($"order-{index}");
            if (poison.Contains(index))
            {
                // The SDK only warns about it; this emulator refuses it.
                builder.FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8");
            }

            (await fixture.Gateway.PublishAsync(builder.Build())).EnsureAccepted();
        }
    }
}
