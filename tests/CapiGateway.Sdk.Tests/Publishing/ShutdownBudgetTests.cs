using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ShutdownBudgetTests
{
    private const int Events = 8;

    // Much more than any budget: what is ready to run gets little time on a busy machine.
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    public static TheoryData<int, string> Budgets
    {
        get
        {
            var budgets = new TheoryData<int, string>();
            foreach (OutboxKind kind in OutboxKind.All)
            {
                budgets.Add(0, kind.Name);
                budgets.Add(1, kind.Name);
                budgets.Add(30, kind.Name);
            }

            return budgets;
        }
    }

    [Theory]
    [MemberData(nameof(Budgets))]
    public async Task Stopped_in_mid_send_it_reports_what_is_left_and_that_is_what_is_lost_or_stays_in_the_file(int seconds, string kind)
    {
        var losses = new List<LostEvent>();
        bool isLost = kind == OutboxKind.InMemory.Name;
        await using GatewayFixture fixture = CreateFixture(TimeSpan.FromSeconds(seconds), losses, outbox: OutboxKind.Of(kind));
        fixture.Emulator.Faults.Always(EmulatorFault.Hang);
        await PublishAsync(fixture, Events);
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);

        FlushReport report = await StopAsync(fixture);

        report.Should().Be(isLost ? new FlushReport(0, 0, Events) : new FlushReport(0, Events, 0), "what is in memory is lost with the process");
        losses.Select(lost => lost.Kind).Should().Equal(Enumerable.Repeat(LossKind.Abandoned, isLost ? Events : 0));
        fixture.Statistics.Total.Pending.Should().Be(Events);
        OutboxStatus status = await fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty).GetStatusAsync(default);
        status.Events.Should().Be(isLost ? 0 : Events);
    }

    [Fact]
    public async Task Within_its_budget_it_delivers_what_is_in_flight_and_what_waits()
    {
        var losses = new List<LostEvent>();
        await using GatewayFixture fixture = CreateFixture(TimeSpan.FromSeconds(30), losses);
        fixture.Emulator.Faults.Always(EmulatorFault.LatencyOf(TimeSpan.FromSeconds(5)));
        await PublishAsync(fixture, Events);
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Emulator.WaitForRequestsAsync(1).WaitAsync(GatewayFixture.Budget);
        await PublishAsync(fixture, 2);

        FlushReport report = await StopAsync(fixture);

        report.Lost.Should().Be(0);
        losses.Should().BeEmpty();
        fixture.Statistics.Total.Delivered.Should().Be(Events + 2);
    }

    [Fact]
    public async Task Other_services_that_are_slow_to_stop_take_nothing_of_its_budget()
    {
        var losses = new List<LostEvent>();
        await using GatewayFixture fixture = CreateFixture(TimeSpan.FromSeconds(1), losses, batchDelay: TimeSpan.FromHours(1));
        await PublishAsync(fixture, 3);
        ConversionGateway gateway = Of(fixture);

        await gateway.DrainAsync(default).WaitAsync(GatewayFixture.Budget);
        fixture.Manual.Advance(TimeSpan.FromSeconds(20));
        await PublishAsync(fixture, 4);
        FlushReport report = await gateway.EndAsync(default).WaitAsync(GatewayFixture.Budget);

        report.Should().Be(new FlushReport(4, 0, 0));
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == 7 && it.Pending == 0);
        losses.Should().BeEmpty();
    }

    [Fact]
    public async Task When_there_is_no_time_for_all_what_matters_most_leaves_first()
    {
        await using GatewayFixture fixture = CreateFixture(TimeSpan.FromSeconds(1), [], batchSize: 2);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.Hang, EmulatorFault.AsUsual);
        fixture.Emulator.Faults.Always(EmulatorFault.HangAfterAcceptance);
        await PublishAsync(fixture, 1);
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);
        foreach (string name in (string[])["PageView", "PageView", "Lead", "PageView", "Purchase", "PageView"])
        {
            ConversionEventBuilder builder = name == "Purchase" ? fixture.Purchase("purchase") : Other(fixture, name);
            (await fixture.Gateway.PublishAsync(builder.Build())).EnsureAccepted();
        }

        Task drained = Of(fixture).DrainAsync(default);
        fixture.Emulator.Faults.Release();
        await fixture.Emulator.WaitForEventsAsync(3).WaitAsync(GatewayFixture.Budget);

        fixture.Emulator.Events.Skip(1).Take(2).Select(one => one.Name).Should().BeEquivalentTo("Lead", "Purchase");
        fixture.Emulator.Faults.Clear();
        fixture.Emulator.Faults.Release();
        await fixture.RunUntilAsync(() => drained.IsCompleted, TimeSpan.FromMilliseconds(250), Most);
    }

    private static ConversionEventBuilder Other(GatewayFixture fixture, string name) => ConversionEvent.Create(name)
        .WithEventTime(fixture.Clock.GetUtcNow())
        .FromWebsite("https://shop.example/", "agent", "8.8.8.8")
        .WithUser(user => user.Email("a@example.com"));

    private static GatewayFixture CreateFixture(
        TimeSpan budget, List<LostEvent> losses, TimeSpan? batchDelay = null, int batchSize = 1_000, OutboxKind? outbox = null) => new(
        options =>
        {
            options.ShutdownTimeout = budget;
            options.MaxConcurrentRequests = 1;
            options.MaxBatchDelay = batchDelay ?? TimeSpan.FromMilliseconds(5);
            options.MaxBatchSize = batchSize;
        },
        builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).AddEventLossListener(new Listener(losses)),
        manualClock: true,
        outbox: outbox);

    private static async Task PublishAsync(GatewayFixture fixture, int count)
    {
        for (int index = 0; index < count; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{Guid.NewGuid()}").Build())).EnsureAccepted();
        }
    }

    // As a host does: drain while others stop, then end.
    private static async Task<FlushReport> StopAsync(GatewayFixture fixture)
    {
        ConversionGateway gateway = Of(fixture);
        Task drained = gateway.DrainAsync(default);
        await fixture.RunUntilAsync(() => drained.IsCompleted, TimeSpan.FromMilliseconds(250), Most);
        Task<FlushReport> ended = gateway.EndAsync(default);
        await fixture.RunUntilAsync(() => ended.IsCompleted, TimeSpan.FromMilliseconds(250), Most);
        return await ended;
    }

    private static ConversionGateway Of(GatewayFixture fixture) => fixture.Services.GetRequiredKeyedService<ConversionGateway>(string.Empty);

    private sealed class Listener(List<LostEvent> losses) : IEventLossListener
    {
        public void OnLost(LostEvent lost) => losses.Add(lost);
    }
}
