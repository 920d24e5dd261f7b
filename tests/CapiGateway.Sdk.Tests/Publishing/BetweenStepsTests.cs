using System.Net;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.DataSources;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>
/// What changes between two steps of an event's way: lines whose loss nothing else notices, found by breaking them (docs/testing-the-sdk.md).
/// </summary>
public sealed class BetweenStepsTests
{
    private static readonly TimeSpan Budget = GatewayFixture.Budget;

    [Fact]
    public async Task An_event_that_is_stored_after_the_switch_was_turned_does_not_wait_for_the_pump_to_be_withdrawn()
    {
        var outbox = new HookedOutbox(TimeProvider.System);
        await using var fixture = new ControlFixture(
            builder => builder.UseOutboxOf(outbox), options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        outbox.BeforeAppend = () => fixture.Administration.SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, on: false).WaitAsync(Budget);

        (await fixture.PublishAsync("late")).Outcome.Should().Be(PublishOutcome.Accepted);

        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Pending == 0 && it.IsBalanced);
    }

    [Fact]
    public async Task A_switch_that_is_turned_while_a_batch_is_searched_stops_the_rest_of_it()
    {
        await using var fixture = new ControlFixture(
            configure: options => options.MaxBatchDelay = TimeSpan.FromMinutes(10), emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject });
        ConversionEvent bad = ConversionEvent.Purchase(1, "USD")
            .WithEventId("bad")
            .WithEventTime(fixture.Inner.Clock.GetUtcNow())
            .FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8")
            .WithUser(user => user.Email("bad@example.com"))
            .Build();
        (await fixture.Gateway.PublishAsync(bad, ControlFixture.Source)).EnsureAccepted();
        (await fixture.PublishAsync("good")).EnsureAccepted();
        fixture.Inner.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        Task<FlushReport> flushing = fixture.Gateway.FlushAsync();
        await fixture.Inner.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);

        Task<AdministrationResult> switching = fixture.Administration.SwitchPublishingAsync(ControlFixture.Manager, ControlFixture.Source, on: false);
        while ((await fixture.PublishAsync("refused")).IsAccepted)
        {
            await Task.Yield();
        }

        fixture.Inner.Emulator.Faults.Release();
        (await switching.WaitAsync(Budget)).IsDone.Should().BeTrue();
        await flushing.WaitAsync(Budget);
        await fixture.Inner.WaitForSettledAsync(2).WaitAsync(Budget);

        fixture.Inner.Emulator.Requests.Should().ContainSingle("the halves of the rejected batch would be requests after the switch");
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 2 && it.Pending == 0 && it.IsBalanced);
    }

    [Fact]
    public async Task Cancelling_after_one_data_source_has_the_event_does_not_keep_it_from_the_others()
    {
        using var cancelling = new CancellationTokenSource();
        var outbox = new HookedOutbox(TimeProvider.System) { AfterAppend = cancelling.CancelAsync };
        await using var fixture = new GatewayFixture(build: builder => builder.AddDataSource("1", "a").AddDataSource("2", "b").UseOutboxOf(outbox));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build(), cancelling.Token);

        receipt.Count.Should().Be(2);
        receipt.EnsureAccepted();
    }

    [Fact]
    public async Task No_request_begins_that_could_outlast_the_lease_of_its_events()
    {
        TimeSpan attempt = TimeSpan.FromSeconds(30);
        var starts = new List<(DateTimeOffset At, DateTimeOffset LeaseEndsAt)>();
        Action passing = () => { };
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.AttemptTimeout = attempt;
                options.ShutdownTimeout = TimeSpan.Zero;
            },
            builder => builder
                .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
                .UseOutbox<HookedOutbox>()
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new SlowRoad(() => passing()))),
            manualClock: true);
        var outbox = (HookedOutbox)fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty);
        passing = () =>
        {
            starts.Add((fixture.Clock.GetUtcNow(), outbox.LeaseEndsAt));
            fixture.Manual.Advance(attempt * 0.9);
        };
        fixture.Emulator.Faults.Always(EmulatorFault.GraphError(100, 2804003));
        for (int index = 0; index < 64; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build())).EnsureAccepted();
        }

        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await outbox.Settled.Task.WaitAsync(Budget);

        starts.Should().HaveCountGreaterThan(5).And.OnlyContain(start => start.At + attempt <= start.LeaseEndsAt);
    }

    [Fact]
    public async Task A_policy_that_thinks_for_long_leaves_time_to_send_what_it_was_asked_about()
    {
        const int Events = 999;
        var policy = new SlowPolicy();
        Action passing = () => { };
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.MaxConcurrentRequests = 1;
                options.ShutdownTimeout = TimeSpan.Zero;
            },
            builder => builder
                .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
                .AddConsentPolicy(policy)
                .UseOutbox<HookedOutbox>()
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new SlowRoad(() => passing()))),
            emulator: new EmulatorOptions { DiscardServerRepeats = false },
            manualClock: true);
        for (int index = 0; index < Events; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build())).EnsureAccepted();
        }

        // As long as it takes over all of them, no lease lasts; it is quick again once the first ones leave.
        DateTimeOffset firstStart = default;
        passing = () =>
        {
            firstStart = firstStart == default ? fixture.Clock.GetUtcNow() : firstStart;
            policy.Think = () => { };
        };
        policy.Think = () => fixture.Manual.Advance(TimeSpan.FromMilliseconds(200));
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.WaitForSettledAsync(Events);

        var outbox = (HookedOutbox)fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty);
        firstStart.Should().BeBefore(outbox.FirstLeaseEndsAt - CapiGatewayDefaults.AttemptTimeout);
        fixture.Emulator.Events.Select(one => one.Id).Should().OnlyHaveUniqueItems().And.HaveCount(Events);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Delivered == Events && it.IsBalanced);
    }

    [Fact]
    public async Task Many_requests_of_one_lease_begin_while_it_lasts_and_the_others_wait_for_the_next()
    {
        const int Events = 30;
        var starts = new List<(DateTimeOffset At, DateTimeOffset LeaseEndsAt)>();
        Action passing = () => { };
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.MaxConcurrentRequests = 1;
                options.ShutdownTimeout = TimeSpan.Zero;
            },
            builder => builder
                .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
                .UseOutbox<HookedOutbox>()
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new SlowRoad(() => passing()))),
            emulator: new EmulatorOptions { DiscardServerRepeats = false },
            manualClock: true);
        var outbox = (HookedOutbox)fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty);
        passing = () =>
        {
            starts.Add((fixture.Clock.GetUtcNow(), outbox.LeaseEndsAt));
            fixture.Manual.Advance(TimeSpan.FromSeconds(10));
        };
        for (int index = 0; index < Events; index++)
        {
            ConversionEvent alone = fixture.Purchase($"{index}").WithTestEventCode($"TEST{index}").Build();
            (await fixture.Gateway.PublishAsync(alone)).EnsureAccepted();
        }

        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.WaitForSettledAsync(Events);

        starts.Should().HaveCount(Events).And.OnlyContain(start => start.At + CapiGatewayDefaults.AttemptTimeout <= start.LeaseEndsAt);
        fixture.Emulator.Events.Select(one => one.Id).Should().OnlyHaveUniqueItems().And.HaveCount(Events);
    }

    [Fact]
    public async Task An_event_that_was_buried_in_doubt_after_a_time_out_of_a_proxy_stays_a_duplicate()
    {
        await using var fixture = new GatewayFixture(options => options.AmbiguousMessaging = AmbiguousMessaging.Bury);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.Raw(HttpStatusCode.RequestTimeout, "text/html", "<html></html>"));
        ConversionEvent message = ConversionEvent.Create(MessagingEventNames.Purchase)
            .WithEventId("chat-1")
            .WithEventTime(fixture.Clock.GetUtcNow())
            .WithValue(59m, "EUR")
            .FromWhatsApp("1234567890", "click-id")
            .Build();
        (await fixture.Gateway.PublishAsync(message)).EnsureAccepted();
        await fixture.WaitForSettledAsync(1).WaitAsync(Budget);

        fixture.Statistics.Total.Buried.Should().Be(1);
        (await fixture.Gateway.PublishAsync(message)).Outcome.Should().Be(PublishOutcome.Duplicate, "Meta may have it");
    }

    private sealed class SlowPolicy : IConsentPolicy
    {
        public Action Think { get; set; } = () => { };

        public string Name => "slow";

        public string Version => "1";

        public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken)
        {
            Think();
            return ValueTask.FromResult(ConsentDecision.Allow);
        }
    }
}
