using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Tests.DataSources;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>What the host puts in may never answer, or throw; stopping and flushing end all the same.</summary>
public sealed class StuckStopTests
{
    // Much more than all deadlines: what is ready to run gets little time on a busy machine.
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BatchDelay = TimeSpan.FromMilliseconds(5);

    private readonly HookedOutbox _outbox = new(TimeProvider.System);
    private readonly TaskCompletionSource _stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData("settle hangs")]
    [InlineData("status hangs")]
    [InlineData("status throws")]
    [InlineData("handler hangs")]
    public async Task Disposing_ends_and_says_what_it_did_not_wait_for(string trouble)
    {
        GatewayFixture fixture = CreateFixture(isDeaf: trouble == "handler hangs");
        await StickAsync(fixture, trouble);

        await EndAsync(fixture);

        fixture.Log.Lines.Where(line => line.Id.Id == 308).Should().NotBeEmpty();
        fixture.Log.Everything.Should().Contain("drained: 0 events sent, 1 left, 0 lost");
    }

    [Theory]
    [InlineData("status hangs")]
    [InlineData("status throws")]
    public async Task A_flush_ends_and_tells_by_the_ledger_what_is_left_where_the_outbox_does_not(string trouble)
    {
        GatewayFixture fixture = CreateFixture();
        await StickAsync(fixture, trouble);

        Task<FlushReport> flushing = fixture.Gateway.FlushAsync();
        await fixture.RunUntilAsync(() => flushing.IsCompleted, Step, Most);

        (await flushing).Should().Be(new FlushReport(0, 1, 0));
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 225);
        await EndAsync(fixture);
    }

    [Fact]
    public async Task A_host_that_is_out_of_time_waits_a_second_for_a_step_and_no_longer()
    {
        GatewayFixture fixture = CreateFixture();
        await StickAsync(fixture, "settle hangs");

        Task<FlushReport> ended = Of(fixture).EndAsync(new CancellationToken(canceled: true));
        await fixture.NextAsync(TimeSpan.FromSeconds(1));

        (await ended.WaitAsync(GatewayFixture.Budget)).Should().Be(new FlushReport(0, 1, 0));
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task A_caller_that_waits_for_room_does_not_hold_up_the_end()
    {
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.OutboxCapacity = 1;
                options.EnqueueTimeout = TimeSpan.FromMinutes(1);
                options.ShutdownTimeout = TimeSpan.Zero;
            },
            manualClock: true);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
        Task<PublishReceipt> waiting = fixture.Gateway.PublishAsync(fixture.Purchase("2").Build()).AsTask();

        await Of(fixture).EndAsync(default).WaitAsync(GatewayFixture.Budget);

        (await waiting.WaitAsync(GatewayFixture.Budget)).Reason.Should().Be(PublishReason.Stopped, "no time has passed");
        fixture.Statistics.Total.IsBalanced.Should().BeTrue();
    }

    [Fact]
    public async Task An_outbox_that_is_away_at_the_start_is_asked_again_for_what_an_earlier_process_left()
    {
        GatewayFixture earlier = CreateFixture(TimeSpan.Zero);
        (await earlier.Gateway.PublishAsync(earlier.Purchase("left").Build())).EnsureAccepted();
        await earlier.DisposeAsync();
        await using GatewayFixture fixture = CreateFixture(TimeSpan.Zero);
        _outbox.BeforeStatus = static () => throw new IOException("away");

        await Of(fixture).StartAsync(default).WaitAsync(GatewayFixture.Budget);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("new").Build())).EnsureAccepted();
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 309);
        _outbox.BeforeStatus = static () => Task.CompletedTask;
        await fixture.RunUntilAsync(() => fixture.Statistics.Total.Delivered == 2, Step, Most);

        await fixture.RunUntilAsync(() => fixture.Log.Lines.Any(line => line.Id.Id == 310), Step, Most);
        fixture.Emulator.Events.Select(one => one.Id).Should().BeEquivalentTo("left", "new");
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.PendingAtStart == 1 && it.Pending == 0);
    }

    private static ConversionGateway Of(GatewayFixture fixture) => fixture.Services.GetRequiredKeyedService<ConversionGateway>(string.Empty);

    private static async Task EndAsync(GatewayFixture fixture)
    {
        Task disposing = fixture.DisposeAsync().AsTask();
        await fixture.RunUntilAsync(() => disposing.IsCompleted, Step, Most);
        await disposing;
    }

    // Publishes one event, which gets stuck in the outbox or on its way.
    private async Task StickAsync(GatewayFixture fixture, string trouble)
    {
        switch (trouble)
        {
            case "settle hangs":
                _outbox.BeforeSettle = NeverAsync;
                break;
            case "status hangs" or "status throws":
                _outbox.BeforeLease = NeverAsync;
                _outbox.BeforeStatus = trouble == "status hangs" ? NeverAsync : static () => throw new IOException("away");
                break;
        }

        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
        await fixture.NextAsync(BatchDelay);
        await _stuck.Task.WaitAsync(GatewayFixture.Budget);
    }

    private Task NeverAsync()
    {
        _stuck.TrySetResult();
        return new TaskCompletionSource().Task;
    }

    private GatewayFixture CreateFixture(TimeSpan? shutdown = null, bool isDeaf = false) => new(
        options =>
        {
            options.ShutdownTimeout = shutdown ?? TimeSpan.FromSeconds(1);
            options.FlushTimeout = TimeSpan.FromSeconds(1);
            options.MaxBatchDelay = BatchDelay;
        },
        builder =>
        {
            builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).UseOutboxOf(_outbox);
            if (isDeaf)
            {
                builder.ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new DeafHandler(NeverAsync)));
            }
        },
        manualClock: true);

    // A handler that does not listen to its token.
    private sealed class DeafHandler(Func<Task> never) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await never();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
