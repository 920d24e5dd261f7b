using System.Text;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Tests.Publishing;
using CapiGateway.Sdk.Tests.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Every rule that stops an event is broken by one, and Meta's stand-in rejects the same JSON when it is sent past the rules.</summary>
public sealed class RulesTests
{
    // Rules that are not about what Meta would say: the bytes are no event, or the gateway itself cannot place it.
    private static readonly string[] BeforeMeta =
    [
        nameof(EventRules.EventTooLarge), nameof(EventRules.DataSourceAmbiguous), nameof(EventRules.JsonInvalid), nameof(EventRules.JsonNotAnEvent),
    ];

    // UTF-8 cannot carry the id, so there is no JSON to show.
    private static readonly string[] NotWritable = [nameof(EventRules.EventIdInvalid)];

    private static readonly Dictionary<string, Action<JsonObject>> Breaks = new(StringComparer.Ordinal)
    {
        [nameof(EventRules.EventTimeTooOld)] = json => json["event_time"] = Some.Now.AddDays(-8).ToUnixTimeSeconds(),
        [nameof(EventRules.EventTimeInFuture)] = json => json["event_time"] = Some.Now.AddHours(1).ToUnixTimeSeconds(),
        [nameof(EventRules.EventTimeMissing)] = json => json.Remove("event_time"),
        [nameof(EventRules.EventTimeInvalid)] = json => json["event_time"] = "today",
        [nameof(EventRules.EventTimeInMilliseconds)] = json => json["event_time"] = Some.Now.ToUnixTimeMilliseconds(),
        [nameof(EventRules.EventNameMissing)] = json => json["event_name"] = " ",
        [nameof(EventRules.ActionSourceMissing)] = json => json.Remove("action_source"),
        [nameof(EventRules.EventSourceUrlMissing)] = json => json.Remove("event_source_url"),
        [nameof(EventRules.LimitedDataUseNeedsIp)] = json =>
        {
            json["data_processing_options"] = new JsonArray("LDU");
            json["user_data"]!.AsObject().Remove("client_ip_address");
        },
        [nameof(EventRules.LimitedDataUseInvalid)] = json => json["data_processing_options"] = new JsonArray("NEW"),
        [nameof(EventRules.UserDataMissing)] = json => json["user_data"] = new JsonObject(),
        [nameof(EventRules.UserDataTooBroad)] = json => json["user_data"] = new JsonObject { ["client_user_agent"] = "Mozilla/5.0", ["country"] = Sha("us") },
        [nameof(EventRules.PurchaseWithoutValue)] = json => json["custom_data"] = new JsonObject { ["currency"] = "USD" },
        [nameof(EventRules.PurchaseWithoutCurrency)] = json => json["custom_data"] = new JsonObject { ["value"] = 1 },
        [nameof(EventRules.ValueNegative)] = json => json["custom_data"]!["value"] = -1,
        [nameof(EventRules.ValueNotANumber)] = json => json["custom_data"]!["value"] = "€12,50",
        [nameof(EventRules.CurrencyInvalid)] = json => json["custom_data"]!["currency"] = "EURO",
        [nameof(EventRules.LeadEventSourceMissing)] = json => json["custom_data"]!["event_source"] = "crm",
        [nameof(EventRules.MessagingChannelMissing)] = json => Message(json, null),
        [nameof(EventRules.MessagingEventNameNotAllowed)] = json =>
        {
            Message(json, "messenger", "page_id", "page_scoped_user_id");
            json["event_name"] = "Lead";
        },
        [nameof(EventRules.MessengerIdMissing)] = json => Message(json, "messenger", "page_id"),
        [nameof(EventRules.WhatsAppAccountMissing)] = json => Message(json, "whatsapp", "ctwa_clid"),
        [nameof(EventRules.WhatsAppClickIdMissing)] = json => Message(json, "whatsapp", "whatsapp_business_account_id"),
        [nameof(EventRules.InstagramAccountMissing)] = json => Message(json, "instagram", "ig_sid"),
        [nameof(EventRules.InstagramUserMissing)] = json => Message(json, "instagram", "ig_account_id"),
        [nameof(EventRules.AdvertiserTrackingMissing)] = json => App(json, "app_data", "advertiser_tracking_enabled"),
        [nameof(EventRules.DeviceInfoMissing)] = json => App(json, "app_data", "extinfo"),
        [nameof(EventRules.DeviceInfoInvalid)] = json =>
        {
            App(json, "app_data", "none");
            json["app_data"]!["extinfo"]![4] = "";
        },
        [nameof(EventRules.AttributionDataIncomplete)] = json => App(json, "attribution_data", "ad_id"),
        [nameof(EventRules.OriginalEventIncomplete)] = json => App(json, "original_event_data", "event_name"),
        [nameof(EventRules.AttributionShareInvalid)] = json =>
        {
            App(json, "attribution_data", "none");
            json["attribution_data"]!["attribution_share"] = 2;
        },
        [nameof(EventRules.OriginalEventBeforeTouchpoint)] = json =>
        {
            App(json, "attribution_data", "none");
            json["attribution_data"]!["touchpoint_ts"] = Some.Now.ToUnixTimeSeconds();
        },
    };

    public static TheoryData<string> Broken => new(Breaks.Keys);

    [Fact]
    public void Every_rule_that_stops_an_event_is_tested() =>
        EventRules.All.Where(rule => rule.Severity == DiagnosticSeverity.Error).Select(rule => rule.Name)
            .Should().BeEquivalentTo(Breaks.Keys.Concat(BeforeMeta).Concat(NotWritable));

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_rule_catches_what_breaks_it_and_nothing_else_does(string rule)
    {
        JsonObject json = BrokenBy(rule);

        ConversionEvent? read = Json.Parse(json.ToJsonString(), out IReadOnlyList<EventDiagnostic> found);
        var bag = new DiagnosticBag();
        bag.AddRange(found);
        if (read is not null)
        {
            EventValidator.Check(read, Some.Now, bag);
        }

        bag.ToList().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Ids().Should().Equal(rule);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Meta_rejects_what_the_rule_catches_with_the_code_that_it_names(string name)
    {
        await using var harness = new Harness(new() { MissingActionSource = Strict, MissingEventSourceUrl = Strict, LimitedDataUseWithoutLocation = Strict });
        harness.Clock.SetUtcNow(Some.Now);

        Harness.Answer answer = await harness.PostAsync(BrokenBy(name)).WaitAsync(Harness.Budget);

        DiagnosticRule rule = EventRules.Find(name)!;
        rule.MetaSubcode.Should().NotBeNull();
        harness.Emulator.Rejections.Should().ContainSingle().Which.Reasons.Should().Contain(reason => reason.Subcode == rule.MetaSubcode, answer.Text);
    }

    [Fact]
    public async Task A_lower_severity_lets_an_event_pass_and_a_higher_one_stops_it()
    {
        await using var fixture = new GatewayFixture(options =>
        {
            options.RuleSeverities["CAPI1008"] = DiagnosticSeverity.Warning;
            options.RuleSeverities[nameof(EventRules.PhoneWithoutCountryCode)] = DiagnosticSeverity.Error;
        });
        ConversionEventBuilder Event() => ConversionEvent.Lead().FromWebsite(null, "Mozilla/5.0").WithUser(user => user.Email("a@example.com"));

        PublishReceipt passed = await fixture.Gateway.PublishAsync(Event().Build());
        PublishReceipt stopped = await fixture.Gateway.PublishAsync(Event().WithUser(user => user.Phone("6505550100")).Build());

        passed.EnsureAccepted();
        passed.Diagnostics.Single(diagnostic => diagnostic.Id == "CAPI1008").Severity.Should().Be(DiagnosticSeverity.Warning);
        stopped.Diagnostics.Single(diagnostic => diagnostic.Rule.Name == nameof(EventRules.PhoneWithoutCountryCode)).Severity.Should().Be(DiagnosticSeverity.Error);
        FluentActions.Invoking(() => stopped.EnsureAccepted()).Should().Throw<EventNotAcceptedException>();
    }

    [Fact]
    public void A_severity_of_a_rule_that_does_not_exist_is_an_error_of_the_options() =>
        FluentActions.Invoking(() => new GatewayFixture(options => options.RuleSeverities["CAPI9999"] = DiagnosticSeverity.Warning).Gateway)
            .Should().Throw<Exception>().Which.ToString().Should().Contain("CAPI9999");

    [Fact]
    public void Ids_and_names_are_unique_and_findable()
    {
        EventRules.All.Select(rule => rule.Id).Should().OnlyHaveUniqueItems().And.AllSatisfy(id => id.Should().MatchRegex("^CAPI[1-7][0-9]{3}$"));
        EventRules.All.Select(rule => rule.Name).Should().OnlyHaveUniqueItems();
        EventRules.All.Should().AllSatisfy(rule => EventRules.Find(rule.Id).Should().BeSameAs(EventRules.Find(rule.Name)));
        typeof(EventRules).GetFields().Select(field => field.GetValue(null)).Should().BeEquivalentTo(EventRules.All);
    }

    private static CapiGateway.Sdk.Testing.Emulator.Strictness Strict => CapiGateway.Sdk.Testing.Emulator.Strictness.Reject;

    private static JsonObject BrokenBy(string rule)
    {
        var json = JsonNode.Parse(Json.Text(Some.Purchase().Build()))!.AsObject();
        Breaks[rule](json);
        return json;
    }

    private static string Sha(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Message(JsonObject json, string? channel, params string[] ids)
    {
        json["action_source"] = "business_messaging";
        json.Remove("event_source_url");
        var user = new JsonObject { ["em"] = new JsonArray(Sha("a@b.cd")) };
        foreach (string id in ids)
        {
            user[id] = "17";
        }

        json["user_data"] = user;
        if (channel is not null)
        {
            json["messaging_channel"] = channel;
        }
    }

    // An AppendAttribution of an app, with one field taken out.
    private static void App(JsonObject json, string section, string without)
    {
        json.Clear();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(Json.Text(Some.All["append"]()))!.AsObject().ToArray())
        {
            json[name] = value!.DeepClone();
        }

        json[section]!.AsObject().Remove(without);
    }
}
