using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class SendTests
{
    [Fact]
    public async Task Sending_tells_what_happened_to_each_event()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = false });
        ConversionEvent[] conversions =
        [
            fixture.Purchase("good-1").Build(),
            ConversionEvent.Purchase(1m, "EURO").WithEventId("invalid").FromWebsite("https://shop.example/", "agent").WithUser(user => user.Email("a@example.com")).Build(),
            fixture.Purchase("rejected").FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8").Build(),
            fixture.Purchase("good-2").Build(),
        ];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results.Select(result => result.Outcome).Should()
            .Equal(SendOutcome.Delivered, SendOutcome.NotSent, SendOutcome.Rejected, SendOutcome.Delivered);
        report.Delivered.Should().Be(2);
        report.Results[1].Publish.Should().Be(PublishOutcome.Invalid);
        report.Results[2].ErrorCode.Should().Be(100);
        report.Results[2].ErrorMessage.Should().NotBeNullOrEmpty();
        report.Results[0].FbTraceId.Should().NotBeNullOrEmpty();
        fixture.Emulator.Events.Select(one => one.Id).Should().Equal("good-1", "good-2");
        report.ToString().Split(Environment.NewLine).Should().SatisfyRespectively(
            whole => whole.Should().Be($"2 of 4 delivered, {report.Requests} requests"),
            invalid => invalid.Should().Be("invalid: NotSent (Invalid)"),
            rejected => rejected.Should().Be($"rejected: Rejected ({report.Results[2].ErrorMessage})"));
    }

    [Fact]
    public async Task Sending_retries_what_is_worth_it()
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Enqueue(EmulatorFault.ServerError(), EmulatorFault.ResetBeforeAcceptance, EmulatorFault.TruncatedJson);

        SendReport report = await fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.AllDelivered.Should().BeTrue();
        report.Requests.Should().Be(4);
    }

    [Fact]
    public async Task A_dead_token_is_told_in_words_and_not_retried()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { AccessTokens = ["another"] });

        SendReport report = await fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results.Should().ContainSingle().Which.Should().Match<SendResult>(result => result.Outcome == SendOutcome.Failed && result.ErrorCode == 190);
        report.Requests.Should().Be(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_gateway_that_has_stopped_sends_nothing_and_throws_nothing(bool wasUsed)
    {
        var fixture = new GatewayFixture();
        ICapiGateway gateway = fixture.Gateway;
        GatewayStatistics statistics = fixture.Statistics;
        if (wasUsed)
        {
            (await gateway.SendAsync([fixture.Purchase("before").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget)).AllDelivered.Should().BeTrue();
        }

        await fixture.Services.DisposeAsync();
        SendReport report = await gateway.SendAsync([fixture.Purchase("after").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results.Should().ContainSingle().Which.Should()
            .Match<SendResult>(result => result.Outcome == SendOutcome.NotSent && result.Publish == PublishOutcome.Refused);
        fixture.Emulator.Requests.Should().HaveCount(wasUsed ? 1 : 0);
        statistics.Total.Should().Match<DataSourceStatistics>(it => it.Refused == 1 && it.IsBalanced);
        await fixture.Emulator.DisposeAsync();
    }

    [Fact]
    public async Task Sending_gives_up_within_its_budget()
    {
        await using var fixture = new GatewayFixture(options => options.SendTimeout = TimeSpan.FromMilliseconds(300));
        fixture.Emulator.Faults.Always(EmulatorFault.ServerError());

        SendReport report = await fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results.Should().ContainSingle().Which.Outcome.Should().Be(SendOutcome.Failed);
        report.Results[0].ErrorMessage.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task All_requests_share_one_budget_of_time()
    {
        Action passing = () => { };
        await using var fixture = new GatewayFixture(
            options => options.SendTimeout = TimeSpan.FromSeconds(5),
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new SlowRoad(() => passing()))),
            emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject, ErrorsNamePath = false },
            manualClock: true);
        passing = () => fixture.Manual.Advance(TimeSpan.FromSeconds(1));
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 32)
            .Select(index => fixture.Purchase($"{index}").FromWebsite("https://shop.example/", index % 2 == 0 ? null : "Mozilla/5.0 (X11)", "8.8.8.8").Build())];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Requests.Should().Be(5);
        report.Results.Where(result => result.Outcome != SendOutcome.Failed).Should().BeEmpty("five requests isolate none of them");
        report.Results.Should().OnlyContain(result => result.ErrorMessage != null);
    }

    [Fact]
    public async Task What_is_over_before_its_turn_failed_and_made_no_request()
    {
        Action passing = () => { };
        await using var fixture = new GatewayFixture(
            options =>
            {
                options.SendTimeout = TimeSpan.FromSeconds(5);
                options.MaxBatchSize = 1;
            },
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new SlowRoad(() => passing()))),
            manualClock: true);

        // The time is over between two requests.
        passing = () => fixture.Manual.Advance(TimeSpan.FromMilliseconds(4_999.5));
        SendReport report = await fixture.Gateway
            .SendAsync([fixture.Purchase("1").Build(), fixture.Purchase("2").Build()], GatewayFixture.DataSourceId)
            .WaitAsync(GatewayFixture.Budget);

        report.Results.Select(result => result.Outcome).Should().Equal(SendOutcome.Delivered, SendOutcome.Failed);
        report.Results[1].ErrorMessage.Should().Contain(nameof(CapiGatewayOptions.SendTimeout));
        report.Requests.Should().Be(1);
    }

    [Fact]
    public async Task When_all_are_refused_for_one_reason_few_requests_are_made_and_none_is_called_bad()
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Always(EmulatorFault.GraphError(100, 2804050));
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 1_000).Select(index => fixture.Purchase($"{index}").Build())];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Requests.Should().BeLessThan(60);
        report.Results.Should().OnlyContain(result => result.Outcome == SendOutcome.Failed && result.ErrorCode == 100 && result.ErrorSubcode == 2804050);
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(it => it.Buried == 0 && it.Refused == 1_000 && it.IsBalanced);
    }

    [Fact]
    public async Task A_few_that_are_refused_alone_for_one_reason_are_called_bad()
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Always(EmulatorFault.GraphError(100, 2804050));
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 3).Select(index => fixture.Purchase($"{index}").Build())];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results.Should().OnlyContain(result => result.Outcome == SendOutcome.Rejected);
    }

    [Fact]
    public async Task What_no_event_can_be_blamed_for_is_asked_once_however_many_requests_are_left()
    {
        await using var fixture = new GatewayFixture(options => options.MaxBatchSize = 1, emulator: new EmulatorOptions { AccessTokens = ["another"] });
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 3).Select(index => fixture.Purchase($"{index}").Build())];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Requests.Should().Be(1);
        report.Results.Should().OnlyContain(result => result.Outcome == SendOutcome.Failed && result.ErrorCode == 190);
    }

    [Fact]
    public async Task A_small_event_that_a_proxy_finds_too_large_is_not_called_bad()
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Always(EmulatorFault.PayloadTooLarge());

        SendReport report = await fixture.Gateway.SendAsync([fixture.Purchase("1").Build()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results.Should().ContainSingle().Which.Outcome.Should().Be(SendOutcome.Failed);
    }

    [Fact]
    public async Task More_than_a_thousand_events_go_in_several_requests()
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 1_500).Select(index => fixture.Purchase($"order-{index}").Build())];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.AllDelivered.Should().BeTrue();
        report.Requests.Should().Be(2);
    }
}
