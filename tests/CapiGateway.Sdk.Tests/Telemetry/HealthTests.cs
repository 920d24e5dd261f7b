using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CapiGateway.Sdk.Tests.Telemetry;

public sealed class HealthTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_gateway_that_sends_is_healthy_and_a_dead_token_makes_it_unhealthy()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { AccessTokens = ["another-token"] });
        CapiGatewayHealthCheck check = fixture.Services.GetRequiredService<CapiGatewayHealthCheck>();
        (await CheckAsync(check)).Status.Should().Be(HealthStatus.Healthy);

        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());
        HealthCheckResult result = await UntilAsync(check, HealthStatus.Unhealthy);

        result.Description.Should().Be($"Data source {GatewayFixture.DataSourceId} is paused: access_token.");
        result.Data.Should().Contain(GatewayFixture.DataSourceId, 1);
    }

    [Fact]
    public async Task The_status_of_a_failure_is_the_one_that_was_registered()
    {
        await using var fixture = new GatewayFixture();
        fixture.Services.GetRequiredKeyedService<GatewayVitals>(string.Empty).Of("1").Checked("The token is not for this dataset.");
        CapiGatewayHealthCheck check = fixture.Services.GetRequiredService<CapiGatewayHealthCheck>();
        var context = new HealthCheckContext { Registration = CapiGatewayHealthCheck.For("", HealthStatus.Degraded, ["ready"]) };

        HealthCheckResult result = await check.CheckHealthAsync(context);

        result.Status.Should().Be(HealthStatus.Degraded);
        result.Description.Should().Contain("The token is not for this dataset.");
        context.Registration.Name.Should().Be("capigateway");
        CapiGatewayHealthCheck.For("shop").Name.Should().Be("capigateway:shop");
    }

    [Fact]
    public async Task A_host_adds_the_check_by_its_type_or_by_the_name_of_the_gateway()
    {
        var services = new ServiceCollection();
        services.AddCapiGateway().AddDataSource("1", "token");
        services.AddCapiGateway("shop").AddDataSource("2", "token");
        services.AddHealthChecks().AddCheck<CapiGatewayHealthCheck>("capigateway").Add(CapiGatewayHealthCheck.For("shop"));
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Status.Should().Be(HealthStatus.Healthy);
        report.Entries.Keys.Should().BeEquivalentTo("capigateway", "capigateway:shop");
    }

    [Fact]
    public async Task An_outbox_that_throws_is_unhealthy_and_no_exception()
    {
        await using var fixture = new GatewayFixture(build: builder => builder.AddDataSource("1", "token").UseOutbox<BrokenOutbox>());

        HealthCheckResult result = await CheckAsync(fixture.Services.GetRequiredService<CapiGatewayHealthCheck>());

        result.Status.Should().Be(HealthStatus.Unhealthy);
        result.Description.Should().Be("The outbox does not answer (threw).");
    }

    [Theory]
    [InlineData(0.79, 0, 0)]
    [InlineData(0.8, 0, 1)]
    [InlineData(0.95, 1, 0)]
    public void A_full_outbox_warns_first(double fill, int faults, int warnings) =>
        Judged(assessment => assessment.Backlog(new OutboxBacklog("1", 10, 0, Now) { Fill = fill })).Should().Be((faults, warnings));

    [Theory]
    [InlineData("v25.0", 0, 0)]
    [InlineData("v21.0", 0, 1)]
    [InlineData("v20.0", 1, 0)]
    [InlineData("v99.0", 0, 0)]
    public void A_version_that_ends_warns_first(string version, int faults, int warnings) =>
        Judged(assessment => assessment.Version(version)).Should().Be((faults, warnings));

    [Theory]
    [InlineData(60, 0)]
    [InlineData(-61, 1)]
    [InlineData(3_600, 1)]
    public void A_clock_that_is_off_warns(int seconds, int warnings) =>
        Judged(assessment => assessment.Clock(TimeSpan.FromSeconds(seconds))).Should().Be((0, warnings));

    [Theory]
    [InlineData(10, 10, 0, 1)]
    [InlineData(10, 0, 0, 0)]
    [InlineData(2, 10, 0, 0)]
    [InlineData(10, 10, 30, 0)]
    public void A_loop_that_stands_still_is_a_fault_only_while_events_wait_that_may_be_sent(
        int minutesAgo, int waiting, int waitsForMinutes, int faults)
    {
        var clock = new ManualTimeProvider(Now);
        var vitals = new DataSourceVitals(clock);
        vitals.Progressed();
        vitals.Follow(() => (null, TimeSpan.FromMinutes(waitsForMinutes)));
        clock.Advance(TimeSpan.FromMinutes(minutesAgo));

        Judged(assessment => assessment.DataSource("1", vitals, new OutboxBacklog("1", waiting, 0, Now), Round)).Should().Be((faults, 0));
    }

    private static (int Faults, int Warnings) Judged(Action<HealthAssessment> judge)
    {
        var assessment = new HealthAssessment(Now);
        judge(assessment);
        HealthAnswer answer = assessment.Answer();
        return (answer.Faults.Count, answer.Warnings.Count);
    }

    private static Task<HealthCheckResult> CheckAsync(CapiGatewayHealthCheck check) =>
        check.CheckHealthAsync(new HealthCheckContext { Registration = CapiGatewayHealthCheck.For("") }).WaitAsync(GatewayFixture.Budget);

    private static async Task<HealthCheckResult> UntilAsync(CapiGatewayHealthCheck check, HealthStatus status)
    {
        using var budget = new CancellationTokenSource(GatewayFixture.Budget);
        while (true)
        {
            HealthCheckResult result = await CheckAsync(check);
            if (result.Status == status)
            {
                return result;
            }

            budget.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class BrokenOutbox : IEventOutbox
    {
        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) =>
            throw new InvalidOperationException();

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();
    }
}
