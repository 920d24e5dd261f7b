using System.Net;
using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class DeliveryTests
{
    public static TheoryData<string, EmulatorFault> PassingFaults => new()
    {
        { "server error", EmulatorFault.ServerError() },
        { "code 1", EmulatorFault.GraphError(1) },
        { "transient 100", EmulatorFault.GraphError(100, transient: true) },
        { "reset before", EmulatorFault.ResetBeforeAcceptance },
        { "reset after", EmulatorFault.ResetAfterAcceptance },
        { "half answer", EmulatorFault.HalfAnswer },
        { "truncated JSON", EmulatorFault.TruncatedJson },
        { "empty 200", EmulatorFault.EmptyAnswer },
        { "wrong types", EmulatorFault.WrongTypes },
        { "HTML 502", EmulatorFault.HtmlPage(HttpStatusCode.BadGateway) },
        { "HTML 200", EmulatorFault.HtmlPage() },
        { "429 without envelope", EmulatorFault.Raw(HttpStatusCode.TooManyRequests, "text/plain", "slow down") },
        { "throttled", EmulatorFault.GraphError(4) },
        { "fewer received", EmulatorFault.FewerReceived() },
    };

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_passing_fault_costs_nothing_but_time(string name, EmulatorFault fault)
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Enqueue(fault);

        for (int index = 0; index < 10; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build())).EnsureAccepted();
        }

        await fixture.WaitForSettledAsync(10);

        fixture.Emulator.Events.Select(one => one.Id).Distinct().Should().HaveCount(10, name);
        DataSourceStatistics statistics = fixture.Statistics.Of(GatewayFixture.DataSourceId);
        statistics.Delivered.Should().Be(10);
        statistics.IsBalanced.Should().BeTrue();
    }

    [Fact]
    public async Task One_bad_event_is_isolated_and_buried_and_its_neighbours_are_delivered()
    {
        await using var fixture = new GatewayFixture(
            options => options.MaxBatchDelay = TimeSpan.FromMilliseconds(200),
            emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = false });
        for (int index = 0; index < 64; index++)
        {
            ConversionEventBuilder builder = fixture.Purchase($"order-{index}");
            if (index == 37)
            {
                // The SDK only warns about it; this emulator refuses it.
                builder.FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8");
            }

            await fixture.Gateway.PublishAsync(builder.Build());
        }

        await fixture.WaitForSettledAsync(64);

        DataSourceStatistics statistics = fixture.Statistics.Of(GatewayFixture.DataSourceId);
        statistics.Delivered.Should().Be(63);
        statistics.Buried.Should().Be(1);
        fixture.Emulator.Events.Should().NotContain(one => one.Id == "order-37").And.HaveCount(63);
        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 204);
    }

    [Fact]
    public async Task A_dead_token_pauses_the_data_source_and_a_new_one_resumes_it_without_a_restart()
    {
        var tokens = new RotatingTokens();
        await using var fixture = new GatewayFixture(
            build: builder =>
            {
                builder.Services.AddSingleton(tokens);
                builder.AddDataSource(new CapiGateway.Sdk.DataSources.DataSource { Id = GatewayFixture.DataSourceId });
                builder.UseAccessTokenProvider<RotatingTokensProvider>();
            },
            emulator: new EmulatorOptions { AccessTokens = ["good"] },
            manualClock: true);
        tokens.Current = "dead";

        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);
        fixture.Emulator.Counters.Requests.Should().Be(1);

        // The same token is asked for, not sent again.
        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);
        fixture.Emulator.Counters.Requests.Should().Be(1);

        tokens.Current = "good";
        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.Emulator.WaitForEventsAsync(1).WaitAsync(GatewayFixture.Budget);
        fixture.Log.Lines.Where(line => line.Level == LogLevel.Error).Should().ContainSingle().Which.Text.Should().Contain("AccessToken");
    }

    [Fact]
    public async Task A_proxy_page_pauses_and_keeps_the_queue()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.ProxyRefusal());

        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Pending == 1 && it.Buried == 0);

        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.Emulator.WaitForEventsAsync(1).WaitAsync(GatewayFixture.Budget);
    }

    [Fact]
    public async Task Throttling_waits_as_long_as_the_headers_say()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(80004, 2446079).WithBusinessUseCaseUsage(100, TimeSpan.FromMinutes(19)));

        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(19)).WaitAsync(GatewayFixture.Budget);

        fixture.Manual.Advance(TimeSpan.FromMinutes(19));
        await fixture.Emulator.WaitForEventsAsync(1).WaitAsync(GatewayFixture.Budget);
        fixture.Emulator.Counters.Requests.Should().Be(2);
    }

    [Fact]
    public async Task When_every_event_is_rejected_for_one_reason_the_data_source_pauses_and_nothing_is_buried()
    {
        await using var fixture = new GatewayFixture(options => options.MaxBatchDelay = TimeSpan.FromMilliseconds(100), manualClock: true);
        fixture.Emulator.Faults.Always(EmulatorFault.GraphError(100, 2804003));
        for (int index = 0; index < 100; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.NextAsync(TimeSpan.FromMilliseconds(100));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 0 && it.Pending == 100);

        fixture.Emulator.Faults.Clear();
        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.Emulator.WaitForEventsAsync(100).WaitAsync(GatewayFixture.Budget);
    }

    [Fact]
    public async Task One_data_source_that_hangs_does_not_delay_another()
    {
        await using var fixture = new GatewayFixture(
            options => options.ShutdownTimeout = TimeSpan.Zero,
            builder => builder.AddDataSource("111", "t").AddDataSource("222", "t"));
        fixture.Emulator.Faults.ForDataset("111", EmulatorFault.Hang);

        for (int index = 0; index < 20; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build())).EnsureAccepted();
        }

        IReadOnlyList<AcceptedEvent> arrived = await fixture.Emulator.WaitForEventsAsync(20).WaitAsync(GatewayFixture.Budget);
        arrived.Should().OnlyContain(one => one.DatasetId == "222");
    }

    [Fact]
    public async Task Events_that_differ_beside_data_never_share_a_request()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(200);
            options.PartnerAgent = "shopware-1.0";
        });
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("2").WithTestEventCode("TEST1").Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("3").Build());
        await fixture.WaitForSettledAsync(3);

        fixture.Emulator.Requests.Should().HaveCount(2);
        fixture.Emulator.Requests.Should().OnlyContain(request => Body(request).Contains("\"partner_agent\":\"shopware-1.0\""));
        fixture.Emulator.Requests.Should().ContainSingle(request => Body(request).Contains("\"test_event_code\":\"TEST1\""));
    }

    [Fact]
    public async Task Batches_hold_at_most_so_many_events()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.MaxBatchSize = 7;
            options.MaxBatchDelay = TimeSpan.FromMilliseconds(100);
        });
        for (int index = 0; index < 50; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.WaitForSettledAsync(50);

        fixture.Emulator.Requests.Should().HaveCountGreaterThanOrEqualTo(8);
        fixture.Emulator.Events.Select(one => one.Id).Should().OnlyHaveUniqueItems().And.HaveCount(50);
    }

    [Theory]
    [InlineData(TokenPlacement.BearerHeader)]
    [InlineData(TokenPlacement.BodyField)]
    public async Task Batches_hold_at_most_so_many_bytes_wherever_the_token_travels(TokenPlacement placement)
    {
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.MaxBatchBytes = CapiGatewayDefaults.SmallestMaxBatchBytes;
                options.TokenPlacement = placement;
            },
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, new string('t', 250)));
        for (int index = 0; index < 50; index++)
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
        }

        await fixture.WaitForSettledAsync(50);
        ConversionEvent[] direct = [.. Enumerable.Range(0, 50).Select(index => fixture.Purchase($"direct-{index}").Build())];
        (await fixture.Gateway.SendAsync(direct, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget)).AllDelivered.Should().BeTrue();

        fixture.Emulator.Requests.Should().OnlyContain(request => request.BodyLength <= CapiGatewayDefaults.SmallestMaxBatchBytes);
    }

    [Fact]
    public async Task A_request_that_an_open_breaker_does_not_make_is_not_counted()
    {
        await using var fixture = new GatewayFixture(options => options.ShutdownTimeout = TimeSpan.Zero, manualClock: true);
        fixture.Emulator.Faults.Next(12, EmulatorFault.ServerError());
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        TimeSpan passed = await fixture.RunUntilAsync(
            () => fixture.Statistics.Total.Pending == 0, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1), answersTakeNoTime: true);

        passed.Should().BeGreaterThan(TimeSpan.FromSeconds(5), "the breaker was open for so long");
        fixture.Statistics.Total.Requests.Should().Be(fixture.Emulator.Counters.Requests).And.Be(13);
    }

    [Fact]
    public async Task What_grows_too_old_while_it_waits_expires_and_is_counted()
    {
        await using var fixture = new GatewayFixture(manualClock: true);
        fixture.Emulator.Faults.Enqueue(EmulatorFault.ProxyRefusal());
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithEventTime(fixture.Clock.GetUtcNow().AddDays(-7).AddSeconds(30)).Build());
        await fixture.NextAsync(TimeSpan.FromMilliseconds(5));
        await fixture.Manual.WaitForTimerAsync(TimeSpan.FromMinutes(1)).WaitAsync(GatewayFixture.Budget);

        fixture.Manual.Advance(TimeSpan.FromMinutes(1));
        await fixture.WaitForSettledAsync(1);

        fixture.Statistics.Total.Expired.Should().Be(1);
        fixture.Emulator.Counters.Requests.Should().Be(1);
    }

    private static string Body(ReceivedRequest request) => Encoding.UTF8.GetString(request.Body!.Value.Span);
}
