using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ShutdownTests
{
    [Fact]
    public async Task Flushing_makes_one_attempt_for_what_was_accepted_before_and_reports_what_is_left()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.MaxBatchSize = 10;
            options.RetryBaseDelay = TimeSpan.FromMinutes(10);
            options.RetryMaxDelay = TimeSpan.FromMinutes(10);
            options.MaxConcurrentRequests = 1;
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        fixture.Emulator.Faults.Enqueue(EmulatorFault.AsUsual, EmulatorFault.ServerError());
        for (int index = 0; index < 9; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        FlushReport first = await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        await fixture.Gateway.PublishAsync(fixture.Purchase("late").Build());
        FlushReport second = await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        FlushReport third = await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        first.Should().Be(new FlushReport(9, 0, 0));
        second.Should().Be(new FlushReport(0, 1, 0), "the attempt failed");
        third.Should().Be(new FlushReport(0, 1, 0), "the data source is paused, and a flush ends no pause");
        fixture.Emulator.Counters.Requests.Should().Be(2);
    }

    [Fact]
    public async Task A_flush_counts_what_was_under_way_when_it_was_asked_for()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.MaxBatchSize = 10;
            options.MaxConcurrentRequests = 1;
        });
        fixture.Emulator.Faults.Enqueue(EmulatorFault.Hang);
        for (int index = 0; index < 30; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build())).EnsureAccepted();
        }

        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);
        Task<FlushReport> flushing = fixture.Gateway.FlushAsync();
        fixture.Emulator.Faults.Release();

        (await flushing.WaitAsync(GatewayFixture.Budget)).Should().Be(new FlushReport(30, 0, 0));
    }

    [Fact]
    public async Task A_flush_whose_token_is_cancelled_says_what_is_left()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMinutes(10);
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        fixture.Emulator.Faults.Always(EmulatorFault.Hang);
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        using var cancel = new CancellationTokenSource();

        Task<FlushReport> flushing = fixture.Gateway.FlushAsync(cancel.Token);
        await fixture.Emulator.Faults.WaitForHangingAsync().WaitAsync(GatewayFixture.Budget);
        await cancel.CancelAsync();

        (await flushing.WaitAsync(GatewayFixture.Budget)).Should().Be(new FlushReport(0, 1, 0));
        (await fixture.Gateway.FlushAsync(cancel.Token).WaitAsync(GatewayFixture.Budget)).Should().Be(new FlushReport(0, 1, 0), "it is cancelled from the first");
    }

    [Fact]
    public async Task A_flush_ends_with_its_budget_when_Meta_hangs()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.FlushTimeout = TimeSpan.FromMilliseconds(50);
            options.ShutdownTimeout = TimeSpan.Zero;
        });
        fixture.Emulator.Faults.Always(EmulatorFault.Hang);
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        FlushReport report = await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        report.Should().Be(new FlushReport(0, 1, 0));
    }

    [Fact]
    public async Task Disposing_without_a_host_drains_what_waits()
    {
        var fixture = new GatewayFixture(options => options.MaxBatchDelay = TimeSpan.FromMinutes(10));
        for (int index = 0; index < 25; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build())).EnsureAccepted();
        }

        await fixture.Services.DisposeAsync().AsTask().WaitAsync(GatewayFixture.Budget);

        fixture.Emulator.Counters.EventsAccepted.Should().Be(25);
        fixture.Log.Everything.Should().Contain("drained: 25 events sent, 0 left, 0 lost");
        await fixture.Emulator.DisposeAsync();
    }

    [Fact]
    public async Task Disposing_synchronously_never_waits_and_says_what_is_lost()
    {
        var losses = new List<LostEvent>();
        var fixture = new GatewayFixture(
            options => options.MaxBatchDelay = TimeSpan.FromMinutes(10),
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).AddEventLossListener(new Listener(losses)));
        fixture.Emulator.Faults.Always(EmulatorFault.Hang);
        ICapiGateway gateway = fixture.Gateway;
        await gateway.PublishAsync(fixture.Purchase("1").Build());

        ((IDisposable)gateway).Dispose();
        ((IDisposable)gateway).Dispose();

        losses.Should().ContainSingle().Which.Kind.Should().Be(LossKind.Abandoned);
        PublishReceipt late = await gateway.PublishAsync(fixture.Purchase("2").Build());
        late.Reason.Should().Be(PublishReason.Stopped);
        fixture.Log.Lines.Should().Contain(line => line.Id.Id == 303);
        await fixture.DisposeAsync();
    }

    [Fact]
    public async Task With_a_host_the_gateway_drains_while_other_services_still_publish()
    {
        await using var emulator = new ConversionsApiEmulator();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddCapiGateway(options => options.MaxBatchDelay = TimeSpan.FromMinutes(10))
            .AddDataSource("1", "token")
            .UseConversionsApiEmulator(emulator);
        builder.Services.AddHostedService<PublishesWhileStopping>();
        using IHost host = builder.Build();

        await host.StartAsync().WaitAsync(GatewayFixture.Budget);
        await host.Services.GetRequiredService<ICapiGateway>().PublishAsync(Order("before"));
        await host.StopAsync().WaitAsync(GatewayFixture.Budget);

        emulator.Events.Select(one => one.Id).Should().BeEquivalentTo("before", "while-stopping");
        (await host.Services.GetRequiredService<ICapiGateway>().PublishAsync(Order("after"))).Reason.Should().Be(PublishReason.Stopped);
    }

    [Fact]
    public async Task A_shutdown_budget_longer_than_the_hosts_is_a_warning_at_start()
    {
        var log = new RecordedLog();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(log);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));
        builder.Services.AddCapiGateway(options => options.ShutdownTimeout = TimeSpan.FromSeconds(4)).AddDataSource("1", "token");
        using IHost host = builder.Build();

        await host.StartAsync().WaitAsync(GatewayFixture.Budget);
        await host.StopAsync().WaitAsync(GatewayFixture.Budget);

        log.Lines.Should().ContainSingle(line => line.Id.Id == 301).Which.Text.Should().Contain("00:00:04").And.Contain("00:00:03");
    }

    private static CapiGateway.Sdk.Events.ConversionEvent Order(string id) => CapiGateway.Sdk.Events.ConversionEvent.Purchase(1m, "EUR")
        .WithEventId(id)
        .FromWebsite("https://shop.example/", "agent", "8.8.8.8")
        .WithUser(user => user.Email("a@example.com"))
        .Build();

    private sealed class PublishesWhileStopping(ICapiGateway gateway) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task StopAsync(CancellationToken cancellationToken) =>
            (await gateway.PublishAsync(Order("while-stopping"), cancellationToken)).EnsureAccepted();
    }

    private sealed class Listener(List<LostEvent> losses) : IEventLossListener
    {
        public void OnLost(LostEvent lost) => losses.Add(lost);
    }
}
