using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class SwitchTests
{
    private const string Source = ControlFixture.Source;

    private static readonly Administrator Manager = ControlFixture.Manager;

    public static TheoryData<string> Switches => new("off", "name off", "removed");

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task A_switch_returns_only_after_the_request_in_flight_and_nothing_leaves_then(string how)
    {
        await using var fixture = new ControlFixture(configure: options => options.MaxBatchSize = 1);
        fixture.Inner.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        (await fixture.PublishAsync("flying")).EnsureAccepted();
        await fixture.Inner.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);

        Task<AdministrationResult> switching = TurnAsync(fixture, how);
        while ((await fixture.PublishAsync("refused")).IsAccepted)
        {
            await Task.Yield();
        }

        switching.IsCompleted.Should().BeFalse("a request is in flight");
        fixture.Inner.Emulator.Faults.Release();
        (await switching.WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();

        int requests = fixture.Inner.Emulator.Requests.Count;
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        fixture.Inner.Emulator.Requests.Should().HaveCount(requests);
        fixture.Inner.Emulator.Events.Should().ContainSingle().Which.Id.Should().Be("flying");
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.IsBalanced && it.Pending == 0 && it.Delivered == 1);
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task What_waits_is_withdrawn_and_the_listener_told_and_only_what_was_switched_off(string how)
    {
        await using var fixture = new ControlFixture(configure: options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        await PublishManyAsync(fixture, "Purchase", 900);
        await PublishManyAsync(fixture, "Lead", 10);

        (await TurnAsync(fixture, how).WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();

        int withdrawn = how == "name off" ? 900 : 910;
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == withdrawn && it.Pending == 910 - withdrawn && it.IsBalanced);
        fixture.Lost.All.Should().HaveCount(withdrawn).And.OnlyContain(lost => lost.Kind == LossKind.Withdrawn);
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        fixture.Inner.Emulator.Events.Select(sent => sent.Name).Should().OnlyContain(name => name == "Lead").And.HaveCount(910 - withdrawn);
    }

    [Fact]
    public async Task What_was_given_back_and_is_not_due_is_withdrawn_too()
    {
        await using var fixture = new ControlFixture(configure: options =>
        {
            options.RetryBaseDelay = TimeSpan.FromMinutes(5);
            options.RetryMaxDelay = TimeSpan.FromMinutes(5);
        });
        fixture.Inner.Emulator.Faults.Always(EmulatorFault.GraphError(2));
        (await fixture.PublishAsync("1")).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        await TurnAsync(fixture, "off").WaitAsync(GatewayFixture.Budget);

        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Pending == 0 && it.IsBalanced);
    }

    [Fact]
    public async Task Switched_on_again_it_publishes_again_and_what_was_withdrawn_may_be_published_anew()
    {
        await using var fixture = new ControlFixture(configure: options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        (await fixture.PublishAsync("1")).EnsureAccepted();
        await TurnAsync(fixture, "off").WaitAsync(GatewayFixture.Budget);

        await fixture.Administration.SwitchPublishingAsync(Manager, Source, on: true).WaitAsync(GatewayFixture.Budget);
        (await fixture.PublishAsync("1")).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Inner.Emulator.Events.Should().ContainSingle();
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Delivered == 1 && it.IsBalanced);
    }

    [Fact]
    public async Task A_direct_send_asks_before_each_attempt()
    {
        await using var fixture = new ControlFixture();
        fixture.Inner.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        Task<SendReport> sending = fixture.Gateway.SendAsync([fixture.Event("1")], Source);
        await fixture.Inner.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);
        fixture.Inner.Emulator.Faults.Enqueue(EmulatorFault.GraphError(2));

        Task<AdministrationResult> switching = TurnAsync(fixture, "off");
        switching.IsCompleted.Should().BeFalse();
        fixture.Inner.Emulator.Faults.Always(EmulatorFault.GraphError(2));
        fixture.Inner.Emulator.Faults.Release();

        (await switching.WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
        int requests = fixture.Inner.Emulator.Requests.Count;
        await sending.WaitAsync(GatewayFixture.Budget);
        fixture.Inner.Emulator.Requests.Should().HaveCount(requests, "nothing leaves after the switch returned");
        (await fixture.Gateway.SendAsync([fixture.Event("2")], Source).WaitAsync(GatewayFixture.Budget)).Results[0].Publish.Should().Be(PublishOutcome.PublishingOff);
    }

    [Fact]
    public async Task An_outbox_that_fails_while_events_are_withdrawn_holds_up_nobody_and_lets_nothing_leave()
    {
        await using var fixture = new ControlFixture(
            build: builder => builder.UseOutbox<StubbornOutbox>(), configure: options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        (await fixture.PublishAsync("1")).EnsureAccepted();
        StubbornOutbox.Fails = true;

        (await TurnAsync(fixture, "off").WaitAsync(GatewayFixture.Budget)).IsDone.Should().BeTrue();
        fixture.Inner.Log.Lines.Should().Contain(line => line.Id.Id == 405);
        StubbornOutbox.Fails = false;
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Inner.Emulator.Requests.Should().BeEmpty();
        fixture.Ledger.Should().Match<DataSourceStatistics>(it => it.Withdrawn == 1 && it.Pending == 0 && it.IsBalanced);
    }

    private static Task<AdministrationResult> TurnAsync(ControlFixture fixture, string how) => how switch
    {
        "off" => fixture.Administration.SwitchPublishingAsync(Manager, Source, on: false),
        "name off" => fixture.Administration.SwitchPublishingAsync(Manager, Source, "Purchase", on: false),
        _ => fixture.Administration.RemoveAsync(Manager, Source),
    };

    private static async Task PublishManyAsync(ControlFixture fixture, string name, int count)
    {
        for (int index = 0; index < count; index++)
        {
            (await fixture.PublishAsync($"{name}-{index}", name)).EnsureAccepted();
        }
    }

    private sealed class StubbornOutbox(TimeProvider clock) : IEventOutbox
    {
        private readonly CapiGateway.Sdk.Outbox.Internal.InMemoryOutbox _inner = new(1_000, 1L << 20, clock);

        public static bool Fails { get; set; }

        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken) =>
            _inner.AppendAsync(events, statuses, cancellationToken);

        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
            Fails ? throw new IOException("locked") : _inner.LeaseAsync(request, cancellationToken);

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) =>
            _inner.SettleAsync(settlements, settled, cancellationToken);

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => _inner.GetStatusAsync(cancellationToken);
    }
}
