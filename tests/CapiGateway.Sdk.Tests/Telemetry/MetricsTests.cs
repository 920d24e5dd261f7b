using System.Globalization;
using System.Net;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Telemetry;

public sealed class MetricsTests
{
    private const string Source = $"data_source={GatewayFixture.DataSourceId}";

    [Fact]
    public async Task Counters_tell_how_many_events_came_to_which_outcome()
    {
        await using var fixture = new GatewayFixture();
        using var collected = new Collected(fixture.Services);
        for (int index = 0; index < 5; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.Gateway.PublishAsync(fixture.Purchase("old").WithEventTime(fixture.Clock.GetUtcNow().AddDays(-30)).Build());
        await fixture.WaitForSettledAsync(5);

        collected.Of("capigateway.events.received").Should().BeEquivalentTo(
        [
            (5d, $"{Source} event_name=Purchase outcome=accepted"),
            (1d, $"{Source} event_name=Purchase outcome=invalid reason=rule_broken"),
        ]);
        collected.Of("capigateway.events.accepted").Should().Equal((5d, $"{Source} event_name=Purchase"));
        collected.Of("capigateway.events.finished").Should().Equal((5d, $"{Source} event_name=Purchase outcome=delivered"));
        collected.Of("capigateway.batch.size").Sum(one => one.Value).Should().Be(5);
        collected.Of("capigateway.request.duration").Should().OnlyContain(one => one.Tags == $"{Source} outcome=delivered" && one.Value >= 0);
        collected.Of("capigateway.publish.duration").Select(one => one.Tags).Should().Contain("outcome=accepted").And.Contain("outcome=invalid");
    }

    [Fact]
    public async Task The_outbox_and_a_pause_are_seen()
    {
        await using var fixture = new GatewayFixture(manualClock: true, emulator: new EmulatorOptions { AccessTokens = ["another-token"] });
        using var collected = new Collected(fixture.Services);
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await UntilAsync(() => collected.Of("capigateway.data_source.paused").Any(one => one.Value > 0));

        collected.Of("capigateway.data_source.paused").Should().Equal((1d, $"{Source} reason=access_token"));
        collected.Of("capigateway.data_source.wait").Single().Value.Should().BeInRange(1, 60);
        collected.Of("capigateway.outbox.depth").Should().Equal((1d, Source));
        fixture.Manual.Advance(TimeSpan.FromSeconds(30));
        collected.Of("capigateway.outbox.oldest_age").Single().Value.Should().BeApproximately(30, 1);
        collected.Of("capigateway.pump.since_progress").Single().Value.Should().BeApproximately(30, 1);
    }

    [Fact]
    public async Task Retries_and_splits_are_counted()
    {
        await using var fixture = new GatewayFixture(
            options => options.MaxBatchDelay = TimeSpan.FromMilliseconds(200),
            emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = false });
        using var collected = new Collected(fixture.Services);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.Raw(HttpStatusCode.TooManyRequests, "text/plain", "slow down"));
        for (int index = 0; index < 8; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").FromWebsite("https://shop.example/", index == 3 ? null : "Mozilla/5.0", "8.8.8.8").Build());
        }

        await fixture.WaitForSettledAsync(8);

        collected.Of("capigateway.delivery.retries").Should().ContainSingle().Which.Tags.Should().Be($"{Source} reason=throttled");
        collected.Of("capigateway.delivery.splits").Should().HaveCount(3, "8, 4 and 2 events were split");
        collected.Of("capigateway.events.finished").Should().Contain((1d, $"{Source} event_name=Purchase outcome=buried"));
    }

    [Fact]
    public async Task Skew_hooks_and_the_version_are_seen()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        using var collected = new Collected(fixture.Services);
        _ = fixture.Gateway;
        collected.Of("capigateway.clock.skew").Should().BeEmpty("nothing was measured yet");
        GatewayVitals vitals = fixture.Services.GetRequiredKeyedService<GatewayVitals>(string.Empty);
        vitals.FollowSkew(() => TimeSpan.FromSeconds(-90));
        vitals.CountHookFailure("ShopConsentPolicy", HookFailure.TimedOut);
        vitals.CountHookFailure("ShopConsentPolicy", HookFailure.TimedOut);
        vitals.CountHookFailure("ShopConsentPolicy", HookFailure.None);

        collected.Of("capigateway.clock.skew").Should().Equal((-90d, string.Empty));
        collected.Of("capigateway.hooks.failures").Should().Equal((2d, "hook=ShopConsentPolicy reason=timed_out"));
        collected.Of("capigateway.graph_version.days_left").Should().Equal((635d, "graph_version=v25.0"));
    }

    [Theory]
    [InlineData(7_200)]
    [InlineData(-7_200)]
    public async Task Skew_is_what_the_host_has_more_than_Meta(int ahead)
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        using var collected = new Collected(fixture.Services);
        DateTimeOffset metas = fixture.Clock.GetUtcNow();
        fixture.Emulator.Faults.Always(EmulatorFault.AsUsual.WithHeader("Date", metas.ToString("r", CultureInfo.InvariantCulture)));
        fixture.Manual.SetUtcNow(metas.AddSeconds(ahead));
        for (int index = 0; index < 3; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").WithEventTime(metas.AddHours(-3)).Build())).EnsureAccepted();
            await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);
        }

        collected.Of("capigateway.clock.skew").Should().ContainSingle().Which.Value.Should().Be(ahead);
    }

    [Fact]
    public void Failures_of_hooks_are_bounded()
    {
        var vitals = new GatewayVitals(TimeProvider.System);
        for (int index = 0; index < 1_000; index++)
        {
            vitals.CountHookFailure($"Hook{index}", HookFailure.Threw);
        }

        vitals.FailedHooks.Should().HaveCount(GatewayVitals.MostHooks);
    }

    [Fact]
    public async Task No_metric_and_no_tag_holds_a_value_of_an_event()
    {
        await using var fixture = new GatewayFixture();
        using var collected = new Collected(fixture.Services);
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-4711").Build());
        await fixture.WaitForSettledAsync(1);
        collected.Of("capigateway.events.finished");

        string everything = string.Join('\n', collected.All.Select(one => one.Tags));
        foreach (string value in new[] { "order-4711", "example.com", "650", "8.8.8.8", "Mozilla", GatewayFixture.Token })
        {
            everything.Should().NotContain(value);
        }
    }

    [Fact]
    public async Task A_gateway_that_is_gone_is_not_measured_any_more()
    {
        await using var fixture = new GatewayFixture(build: builder => builder
            .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).Services.AddCapiGateway("shop").AddDataSource("999", "token"));
        using var second = new Collected(fixture.Services);
        GatewayWatch watch = fixture.Services.GetRequiredKeyedService<GatewayWatch>("shop");
        _ = fixture.Services.GetRequiredKeyedService<ICapiGateway>("shop");
        second.Of("capigateway.graph_version.days_left").Should().ContainSingle().Which.Tags.Should().Be("gateway=shop graph_version=v25.0");

        await watch.DisposeAsync();

        second.Of("capigateway.graph_version.days_left").Should().BeEmpty();
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var budget = new CancellationTokenSource(GatewayFixture.Budget);
        while (!holds())
        {
            budget.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
