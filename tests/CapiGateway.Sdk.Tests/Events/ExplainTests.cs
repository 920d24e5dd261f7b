using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class ExplainTests
{
    [Fact]
    public async Task An_explanation_says_what_happens_to_each_field_and_why()
    {
        await using var fixture = new GatewayFixture(
            build: builder => builder.AddDataSource("11", "t").AddDataSource("22", "t", testEventCode: "TEST1"), manualClock: true);
        ConversionEvent conversion = Some.Purchase().WithUser(user => user.City("n/a").ClientIpAddress("10.0.0.1")).Build(Some.Defaults);

        PublishExplanation explanation = await fixture.Gateway.ExplainAsync(conversion);

        explanation.WouldBeAccepted.Should().BeTrue();
        explanation.DataSources.Select(source => source.DataSourceId).Should().Equal("11", "22");
        explanation.DataSources[1].RequestFields.TestEventCode.Should().Be("TEST1");
        explanation.DataSources[0].Json.Should().Be(Json.Text(conversion));
        explanation.DataSources[0].Identifiers.Should().BeEquivalentTo(new[]
        {
            new FieldExplanation("user_data.em", FieldTreatment.Hashed),
            new FieldExplanation("user_data.ph", FieldTreatment.Hashed),
            new FieldExplanation("user_data.fn", FieldTreatment.Hashed),
            new FieldExplanation("user_data.client_user_agent", FieldTreatment.AsIs),
            new FieldExplanation("user_data.ct", FieldTreatment.LeftOut, EventRules.IdentifierPlaceholder),
            new FieldExplanation("user_data.client_ip_address", FieldTreatment.LeftOut, EventRules.ClientIpNotPublic),
        });
        fixture.Emulator.Counters.Requests.Should().Be(0);
        fixture.Statistics.Total.Should().Be(default(DataSourceStatistics));
    }

    [Fact]
    public async Task An_event_that_would_not_be_sent_shows_its_rules_and_its_json_all_the_same()
    {
        await using var fixture = new GatewayFixture();
        ConversionEvent conversion = ConversionEvent.Purchase(-1m, "USD").FromWebsite("https://shop.example/", "Mozilla/5.0").Build();

        PublishExplanation explanation = await fixture.Gateway.ExplainAsync(conversion);

        explanation.WouldBeAccepted.Should().BeFalse();
        explanation.DataSources[0].Outcome.Should().Be(PublishOutcome.Invalid);
        explanation.DataSources[0].Json.Should().Contain("\"value\":-1");
        explanation.Diagnostics.Ids().Should().Contain(nameof(EventRules.ValueNegative)).And.Contain(nameof(EventRules.UserDataTooBroad));
        explanation.ToString().Split(Environment.NewLine)[0].Should().Be($"{GatewayFixture.DataSourceId}: Invalid (RuleBroken)");
        explanation.ToString().Should().Contain(EventRules.ValueNegative.Id).And.NotContain("shop.example");
    }
}
