using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.Publishing;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class SourcesTests
{
    [Theory]
    [MemberData(nameof(Some.Kinds), MemberType = typeof(Some))]
    public async Task Every_kind_of_event_arrives_clean(string kind)
    {
        await using var fixture = new GatewayFixture(manualClock: true);

        SendReport report = await fixture.Gateway
            .SendAsync([Some.All[kind]()], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);

        report.Results[0].Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Information).Should().BeEmpty();
        report.AllDelivered.Should().BeTrue();
        fixture.Emulator.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Some.Kinds), MemberType = typeof(Some))]
    public void Every_kind_of_event_reads_back_equal(string kind)
    {
        ConversionEvent written = Some.All[kind]();

        ConversionEvent? read = Json.Parse(Json.Text(written), out IReadOnlyList<EventDiagnostic> diagnostics);

        read.Should().Be(written);
        read!.GetHashCode().Should().Be(written.GetHashCode());
        diagnostics.Should().BeEmpty();
        Json.Text(read).Should().Be(Json.Text(written));
    }

    [Fact]
    public void The_nine_sources_are_written_as_Meta_names_them() =>
        Some.All.Values.Select(make => make().ActionSource).Distinct().Should().BeEquivalentTo(
            "website", "app", "physical_store", "phone_call", "email", "chat", "system_generated", "other", "business_messaging");

    [Fact]
    public void A_device_is_sixteen_items_and_tracking_is_zero_or_one()
    {
        JsonElement app = Json.Of(Some.All["app"]()).GetProperty("app_data");

        app.GetProperty("advertiser_tracking_enabled").GetRawText().Should().Be("1");
        app.GetProperty("application_tracking_enabled").GetRawText().Should().Be("0");
        app.GetProperty("extinfo").EnumerateArray().Select(item => item.GetString()).Should().Equal(
            "i2", "com.example.shop", "771", "Version 7.7.1", "17.4", "iPhone15,3", "en_US", "GMT-1", "TMobile", "1920", "1080", "2.00",
            "2", "128", "8", "USA/New York");
    }

    [Fact]
    public void A_messaging_event_loses_what_was_set_for_the_web_and_says_so()
    {
        ConversionEvent conversion = Some.Purchase().FromMessenger("11", "22").Build(Some.Defaults);

        conversion.EventSourceUrl.Should().BeNull();
        conversion.UserData.ClientIpAddress.Should().BeNull();
        conversion.UserData.ClientUserAgent.Should().BeNull();
        conversion.Diagnostics.Where(diagnostic => diagnostic.Rule == EventRules.MessagingFieldLeftOut).Should().HaveCount(3);
    }

    [Fact]
    public void The_builder_of_messaging_offers_no_address_agent_or_url()
    {
        string[] members =
        [
            .. new[] { typeof(MessagingEventBuilder), typeof(MessagingUserDataBuilder) }
                .SelectMany(type => type.GetMembers()).Select(member => member.Name),
        ];

        members.Should().NotContain(name =>
            name.Contains("Url") || name.Contains("ClientIp") || name.Contains("UserAgent") || name.StartsWith("From"));
    }

    [Fact]
    public void A_crm_event_says_so()
    {
        JsonElement json = Json.Of(Some.All["crm"]());

        json.GetProperty("custom_data").GetRawText().Should().Be("""{"event_source":"crm","lead_event_source":"HubSpot"}""");
        json.GetProperty("user_data").GetProperty("lead_id").GetString().Should().Be("123456789012345");
    }
}
