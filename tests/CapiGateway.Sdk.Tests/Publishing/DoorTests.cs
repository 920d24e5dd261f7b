using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.DataSources;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class DoorTests
{
    [Fact]
    public async Task An_event_that_Meta_would_reject_comes_back_invalid_with_its_rules_and_is_not_sent()
    {
        await using var fixture = new GatewayFixture();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(
            ConversionEvent.Purchase(-1m, "EURO").FromWebsite("https://shop.example/", "agent").WithUser(user => user.Country("us")).Build());

        receipt.Outcome.Should().Be(PublishOutcome.Invalid);
        receipt.IsAccepted.Should().BeFalse();
        receipt.Diagnostics.Select(diagnostic => diagnostic.Id).Should().Contain(["CAPI3003", "CAPI3004", "CAPI2002"]);
        receipt.Invoking(it => it.EnsureAccepted()).Should().Throw<EventNotAcceptedException>().WithMessage("*CAPI3004*CurrencyInvalid*");
        (await fixture.Gateway.FlushAsync()).Should().Be(default(FlushReport));
        fixture.Emulator.Counters.Requests.Should().Be(0);
        fixture.Statistics.Of(GatewayFixture.DataSourceId).Should().Match<DataSourceStatistics>(it => it.Invalid == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task The_first_invalid_event_of_each_rule_is_logged_and_the_next_are_not()
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent nameless = ConversionEvent.Create(" ").FromWebsite("https://shop.example/", "agent").WithUser(user => user.Email("a@example.com")).Build();

        for (int round = 0; round < 3; round++)
        {
            await fixture.Gateway.PublishAsync(nameless);
        }

        fixture.Log.Lines.Where(line => line.Id.Id == 101).Should().ContainSingle().Which.Text.Should().Contain("CAPI1004 EventNameMissing");
    }

    [Fact]
    public async Task A_gateway_that_is_switched_off_accepts_nothing_and_needs_no_token()
    {
        await using var fixture = new GatewayFixture(options => options.Enabled = false, _ => { });

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        receipt.Outcome.Should().Be(PublishOutcome.Disabled);
        receipt.Reason.Should().Be(PublishReason.NotEnabled);
        fixture.Statistics.Disabled.Should().Be(1);
    }

    [Fact]
    public async Task An_unknown_data_source_is_not_connected()
    {
        await using var fixture = new GatewayFixture();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build(), "999");

        receipt.Outcome.Should().Be(PublishOutcome.NotConnected);
        receipt.Reason.Should().Be(PublishReason.UnknownDataSource);
        fixture.Statistics.Total.NotConnected.Should().Be(1);
        fixture.Statistics.Total.IsBalanced.Should().BeTrue();
    }

    [Fact]
    public async Task An_event_goes_to_every_data_source_of_its_account_and_to_no_other()
    {
        await using var fixture = new GatewayFixture(build: builder => builder
            .AddDataSource("111", "token-a", account: "shop-a")
            .AddDataSource("112", "token-a", account: "shop-a")
            .AddDataSource("222", "token-b", account: "shop-b"));

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").ForAccount("shop-a").Build());
        PublishReceipt ambiguous = await fixture.Gateway.PublishAsync(fixture.Purchase("2").Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        receipt.Count.Should().Be(2);
        receipt.IsAccepted.Should().BeTrue();
        fixture.Emulator.Events.Select(one => one.DatasetId).Should().BeEquivalentTo("111", "112");
        ambiguous.Outcome.Should().Be(PublishOutcome.Invalid);
        ambiguous.Diagnostics.Should().Contain(diagnostic => diagnostic.Rule == EventRules.DataSourceAmbiguous);
        fixture.Statistics.InvalidWithoutDataSource.Should().Be(1);
    }

    [Fact]
    public async Task A_time_slightly_ahead_is_set_to_now_and_one_far_ahead_is_invalid()
    {
        await using var fixture = new GatewayFixture();
        DateTimeOffset now = fixture.Clock.GetUtcNow();

        PublishReceipt ahead = await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithEventTime(now.AddSeconds(50)).Build());
        PublishReceipt far = await fixture.Gateway.PublishAsync(fixture.Purchase("2").WithEventTime(now.AddMinutes(3)).Build());
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        ahead.Diagnostics.Should().ContainSingle(diagnostic => diagnostic.Rule == EventRules.EventTimeClamped);
        fixture.Emulator.Events.Should().ContainSingle().Which.EventTime.Should().BeCloseTo(now, TimeSpan.FromSeconds(20));
        far.Outcome.Should().Be(PublishOutcome.Invalid);
    }

    [Fact]
    public async Task An_event_larger_than_a_request_is_invalid_at_the_door()
    {
        await using var fixture = new GatewayFixture(options => options.MaxBatchBytes = 4_096);

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(
            fixture.Purchase("1").WithCustomData(data => data.Property("blob", new string('x', 5_000))).Build());

        receipt.Outcome.Should().Be(PublishOutcome.Invalid);
        receipt.Diagnostics.Should().Contain(diagnostic => diagnostic.Rule == EventRules.EventTooLarge);
    }

    [Theory]
    [InlineData(OutboxFullMode.DropNewest, PublishOutcome.Refused, LossKind.Refused, "new")]
    [InlineData(OutboxFullMode.Wait, PublishOutcome.Refused, LossKind.Refused, "new")]
    [InlineData(OutboxFullMode.DropOldest, PublishOutcome.Accepted, LossKind.Evicted, "old")]
    public async Task A_full_outbox_does_what_the_options_say_and_hands_the_loss_over(
        OutboxFullMode mode, PublishOutcome outcome, LossKind kind, string lost)
    {
        var losses = new Losses();
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.OutboxCapacity = 1;
                options.OutboxFullMode = mode;
                options.EnqueueTimeout = TimeSpan.FromMilliseconds(20);
                options.MaxBatchDelay = TimeSpan.FromMinutes(10);
                options.ShutdownTimeout = TimeSpan.Zero;
            },
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).AddEventLossListener(losses));

        await fixture.Gateway.PublishAsync(fixture.Purchase("old").Build());
        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("new").Build()).AsTask().WaitAsync(GatewayFixture.Budget);

        receipt.Outcome.Should().Be(outcome);
        losses.All.Should().ContainSingle().Which.Should().Match<LostEvent>(one => one.Kind == kind && one.Event.EventId == lost);
        fixture.Statistics.Total.IsBalanced.Should().BeTrue();
        fixture.Statistics.Total.Pending.Should().Be(1);
    }

    [Fact]
    public async Task A_caller_that_waits_for_room_gets_it_when_events_leave()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.OutboxCapacity = 1;
            options.EnqueueTimeout = TimeSpan.FromSeconds(30);
        });
        fixture.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);

        Task<PublishReceipt> waiting = fixture.Gateway.PublishAsync(fixture.Purchase("2").Build()).AsTask();
        waiting.IsCompleted.Should().BeFalse();
        fixture.Emulator.Faults.Release();

        (await waiting.WaitAsync(GatewayFixture.Budget)).EnsureAccepted();
    }

    [Fact]
    public async Task Cancelled_before_it_is_stored_means_not_stored_and_is_counted()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.OutboxCapacity = 1;
            options.EnqueueTimeout = TimeSpan.FromMinutes(1);
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        using var cancel = new CancellationTokenSource();

        Task<PublishReceipt> waiting = fixture.Gateway.PublishAsync(fixture.Purchase("2").Build(), cancel.Token).AsTask();
        await cancel.CancelAsync();

        await waiting.Invoking(it => it.WaitAsync(GatewayFixture.Budget)).Should().ThrowAsync<OperationCanceledException>();
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Refused == 1 && it.Accepted == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task An_outbox_that_throws_refuses_the_event_and_throws_nothing()
    {
        await using var fixture = new GatewayFixture(build: builder => builder
            .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
            .UseOutbox<BrokenOutbox>());

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        receipt.Outcome.Should().Be(PublishOutcome.Refused);
        receipt.Reason.Should().Be(PublishReason.OutboxFailed);
    }

    [Fact]
    public async Task An_outbox_that_throws_while_room_is_made_refuses_the_event_and_throws_nothing()
    {
        var outbox = new FullOutbox { Evicting = static () => throw new IOException("the disk is gone") };
        await using GatewayFixture fixture = DropOldest(outbox);

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        receipt.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.Refused && it.Reason == PublishReason.OutboxFailed);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Refused == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task An_outbox_that_stays_full_whatever_is_evicted_does_not_lose_everything_for_one_event()
    {
        var outbox = new FullOutbox();
        await using GatewayFixture fixture = DropOldest(outbox);

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build()).AsTask().WaitAsync(GatewayFixture.Budget);

        receipt.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.Refused && it.Reason == PublishReason.OutboxFull);
        outbox.Leased.Should().Be(64);
    }

    [Fact]
    public async Task An_event_that_needs_the_room_of_many_gets_it()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.MaxBatchBytes = 65_536;
            options.OutboxCapacityBytes = 65_536;
            options.OutboxFullMode = OutboxFullMode.DropOldest;
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        while (fixture.Statistics.Total.Evicted == 0)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{Guid.NewGuid()}").Build())).EnsureAccepted();
        }

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(
            fixture.Purchase("large").WithCustomData(data => data.Property("blob", new string('x', 60_000))).Build());

        receipt.EnsureAccepted();
        fixture.Statistics.Total.Evicted.Should().BeGreaterThan(64);
    }

    [Fact]
    public async Task Explaining_shows_the_exact_JSON_and_sends_nothing()
    {
        await using var fixture = new GatewayFixture();

        PublishExplanation explanation = await fixture.Gateway.ExplainAsync(fixture.Purchase("order-7").WithUser(user => user.Country("nowhere")).Build());

        explanation.WouldBeAccepted.Should().BeTrue();
        explanation.Diagnostics.Should().Contain(diagnostic => diagnostic.Field == "user_data.country");
        using var json = JsonDocument.Parse(explanation.DataSources.Should().ContainSingle().Which.Json);
        json.RootElement.GetProperty("event_id").GetString().Should().Be("order-7");
        json.RootElement.GetProperty("user_data").GetProperty("em")[0].GetString().Should().HaveLength(64);
        fixture.Statistics.Total.Addressed.Should().Be(0);
        fixture.Emulator.Counters.Requests.Should().Be(0);
    }

    [Fact]
    public async Task Publishing_never_waits_for_Meta()
    {
        await using var fixture = new GatewayFixture(options => options.ShutdownTimeout = TimeSpan.Zero);
        fixture.Emulator.Faults.Always(EmulatorFault.Hang);
        await fixture.Gateway.PublishAsync(fixture.Purchase("first").Build());
        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);

        for (int index = 0; index < 500; index++)
        {
            ValueTask<PublishReceipt> publish = fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
            publish.IsCompletedSuccessfully.Should().BeTrue("the in-memory outbox stores at once");
            (await publish).EnsureAccepted();
        }
    }

    private static GatewayFixture DropOldest(FullOutbox outbox) => new(
        options =>
        {
            options.OutboxFullMode = OutboxFullMode.DropOldest;
            options.ShutdownTimeout = TimeSpan.Zero;
        },
        builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).UseOutboxOf(outbox));

    private sealed class FullOutbox : IEventOutbox
    {
        public Action Evicting { get; init; } = static () => { };

        public int Leased { get; private set; }

        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
        {
            statuses.Span[0] = AppendStatus.Full;
            return ValueTask.CompletedTask;
        }

        // More than any test could wait for.
        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
        {
            Evicting();
            Leased++;
            var old = new OutboxEvent
            {
                DataSourceId = request.DataSourceId,
                EventName = "Purchase",
                EventId = "old",
                Payload = new byte[2_000],
                AcceptedAt = default,
                ExpiresAt = DateTimeOffset.MaxValue,
            };
            return ValueTask.FromResult<IReadOnlyList<LeasedEvent>>([new LeasedEvent(Leased, old, 0)]);
        }

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken)
        {
            settled.Span.Fill(true);
            return ValueTask.CompletedTask;
        }

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new OutboxStatus([]));
    }

    private sealed class Losses : IEventLossListener
    {
        public List<LostEvent> All { get; } = [];

        public void OnLost(LostEvent lost) => All.Add(lost);
    }

    private sealed class BrokenOutbox : IEventOutbox
    {
        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken) =>
            throw new IOException("the disk is gone");

        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
            throw new IOException("the disk is gone");

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) =>
            throw new IOException("the disk is gone");

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new OutboxStatus([]));
    }
}
