using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;

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
    public async Task More_than_a_thousand_events_go_in_several_requests()
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent[] conversions = [.. Enumerable.Range(0, 1_500).Select(index => fixture.Purchase($"order-{index}").Build())];

        SendReport report = await fixture.Gateway.SendAsync(conversions, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.AllDelivered.Should().BeTrue();
        report.Requests.Should().Be(2);
    }
}
