using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class PoisonTests(ITestOutputHelper output)
{
    private const int Events = 1_000;

    public static TheoryData<int, bool, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, bool, string>();
            foreach (OutboxKind kind in OutboxKind.All)
            {
                foreach (int bad in (int[])[1, 3, 50])
                {
                    cases.Add(bad, false, kind.Name);
                    cases.Add(bad, true, kind.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Bad_events_among_a_thousand_are_buried_within_the_promised_requests_and_the_good_ones_delivered(int bad, bool named, string kind)
    {
        await using GatewayFixture fixture = CreateFixture(named, OutboxKind.Of(kind));
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

    [Theory]
    [MemberData(nameof(OutboxKind.Names), MemberType = typeof(OutboxKind))]
    public async Task When_all_of_a_thousand_are_refused_for_one_reason_none_is_buried_and_the_data_source_pauses(string kind)
    {
        await using GatewayFixture fixture = CreateFixture(named: false, OutboxKind.Of(kind), manualClock: true);
        await PublishAsync(fixture, [.. Enumerable.Range(0, Events)]);
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);

        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 0 && it.Pending == Events);
        output.WriteLine($"all bad: {fixture.Emulator.Counters.Requests} requests");
        fixture.Emulator.Counters.Requests.Should().BeLessThan(60);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 201).Which.Text.Should().Contain(nameof(PauseReason.CommonCause));
    }

    private static GatewayFixture CreateFixture(bool named, OutboxKind kind, bool manualClock = false) => new(
        options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.MaxConcurrentRequests = 1;
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = named, ErrorData = named ? ErrorDataForm.JsonObject : ErrorDataForm.Omitted },
        manualClock: manualClock,
        outbox: kind);

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
