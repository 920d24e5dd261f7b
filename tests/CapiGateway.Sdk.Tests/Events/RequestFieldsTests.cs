using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>What stands beside the events of a request, as it arrives.</summary>
public sealed class RequestFieldsTests
{
    private static readonly Dictionary<string, RequestFields> Each = new(StringComparer.Ordinal)
    {
        ["""{"test_event_code":"TEST123"}"""] = new() { TestEventCode = " TEST123 " },
        ["""{"partner_agent":"acme_2_1"}"""] = new() { PartnerAgent = "acme_2_1" },
        ["""{"namespace_id":"10150"}"""] = new() { NamespaceId = "10150" },
        ["""{"upload_id":"u-1"}"""] = new() { UploadId = "u-1" },
        ["""{"upload_tag":"monthly \"upload\" é"}"""] = new() { UploadTag = "monthly \"upload\" é" },
        ["""{"upload_source":"pos"}"""] = new() { UploadSource = "pos" },
        ["""{"progress":{"start_inclusive":0,"end_exclusive":9007199254740993}}"""] = new() { Progress = new(0, 9_007_199_254_740_993) },
        ["""{"platforms":[{"name":"a","type":"b","version":"1"},{"name":"c","type":"d"}]}"""] =
            new() { Platforms = [new("a", "b", "1"), new("c", "d")] },
        ["""{"tomorrow":{"a":[1,null]}}"""] = RequestFields.None.WithProperty("tomorrow", JsonElement.Parse("""{"a":[1,null]}""")),
        ["{}"] = RequestFields.None,
    };

    public static TheoryData<string> Written => new(Each.Keys);

    [Theory]
    [MemberData(nameof(Written))]
    public async Task Each_field_arrives_as_documented_from_the_outbox_and_sent_at_once(string written)
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent Event(string id) => fixture.Purchase(id).WithRequestFields(Each[written]).Build();

        await fixture.Gateway.SendAsync([Event("1")], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);
        (await fixture.Gateway.PublishAsync(Event("2"))).EnsureAccepted();
        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        JsonElement[] bodies = Bodies(fixture);
        bodies.Should().HaveCount(2).And.AllSatisfy(body => Beside(body).Should().Be(written));
    }

    [Fact]
    public async Task What_an_event_does_not_say_its_data_source_and_the_options_say()
    {
        await using var fixture = new GatewayFixture(
            options => options.PartnerAgent = "acme",
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token, testEventCode: "TEST1"));
        ConversionEvent[] events =
        [
            fixture.Purchase("1").Build(),
            fixture.Purchase("2").WithTestEventCode("OWN").WithRequestFields(new RequestFields { PartnerAgent = "own" }).Build(),
            fixture.Purchase("3").WithRequestFields(new RequestFields { UploadTag = "x" }).WithTestEventCode("OWN").Build(),
        ];

        await fixture.Gateway.SendAsync(events, GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        Bodies(fixture).Select(Beside).Should().BeEquivalentTo(
            """{"test_event_code":"TEST1","partner_agent":"acme"}""",
            """{"test_event_code":"TEST1","partner_agent":"own"}""",
            """{"test_event_code":"OWN","partner_agent":"acme","upload_tag":"x"}""");
    }

    [Fact]
    public async Task Events_that_differ_in_them_never_share_a_request_and_others_do()
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent Event(string id, string tag) =>
            fixture.Purchase(id).WithRequestFields(new RequestFields { UploadTag = tag }).Build();

        SendReport report = await fixture.Gateway
            .SendAsync([Event("1", "a"), Event("2", "b"), Event("3", "a"), Event("4", " a ")], GatewayFixture.DataSourceId)
            .WaitAsync(GatewayFixture.Budget);

        report.AllDelivered.Should().BeTrue();
        Bodies(fixture).ToDictionary(Beside, body => body.GetProperty("data").GetArrayLength(), StringComparer.Ordinal)
            .Should().BeEquivalentTo(new Dictionary<string, int>(StringComparer.Ordinal)
            {
                ["""{"upload_tag":"a"}"""] = 3,
                ["""{"upload_tag":"b"}"""] = 1,
            });
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("acme_2_1", true)]
    [InlineData("a123456789012345678901", false)]
    [InlineData("ab12345678901234567890", true)]
    [InlineData("ab123456789012345678901", false)]
    [InlineData("7", false)]
    public void A_partner_agent_that_Meta_does_not_attribute_to_is_told(string agent, bool fits)
    {
        Json.Check(
            Some.Purchase().WithRequestFields(new RequestFields { PartnerAgent = agent }).Build(Some.Defaults),
            out IReadOnlyList<EventDiagnostic> found);

        found.Ids().Contains(nameof(EventRules.PartnerAgentInvalid)).Should().Be(!fits);
    }

    [Fact]
    public void A_test_event_code_is_told()
    {
        Json.Check(Some.Purchase().WithTestEventCode("TEST1").Build(Some.Defaults), out IReadOnlyList<EventDiagnostic> found);

        found.Should().Contain(new EventDiagnostic(EventRules.TestEventCodeSet, "test_event_code"));
    }

    [Fact]
    public void More_events_than_a_request_takes_are_told_and_all_read()
    {
        string events = string.Join(',', Enumerable.Repeat("""{"event_name":"Lead","event_time":1800000000}""", 1_001));
        string body = "{\"data\":[" + events + "]}";

        ConversionEventBatch.TryParse(System.Text.Encoding.UTF8.GetBytes(body), out ConversionEventBatch? batch, out var found).Should().BeTrue();

        found.Should().Equal(new EventDiagnostic(EventRules.TooManyEvents, "data"));
        batch!.Events.Should().HaveCount(1_001);
    }

    private static JsonElement[] Bodies(GatewayFixture fixture) =>
        [.. fixture.Emulator.Requests.Select(request => JsonElement.Parse(request.Body!.Value.Span))];

    // The body without its events.
    private static string Beside(JsonElement body) =>
        "{" + string.Join(',', body.EnumerateObject().Where(property => property.Name != "data")
            .Select(property => $"{JsonSerializer.Serialize(property.Name)}:{property.Value.GetRawText()}")) + "}";
}
