using System.Text.Json;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>
/// What an event can show to be wrong before it is sent, each with its rule and with what Meta's stand-in says about the same JSON: a
/// subcode when it rejects it, or that it warns; where it says nothing, the rule follows Meta's pages alone.
/// </summary>
public sealed class ChecksBeforeSendingTests
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Digest = "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b";
    private const string Warns = "warns";
    private const string Nothing = "says nothing";

    public static TheoryData<string, string, string> Checks { get; } = new()
    {
        { nameof(EventRules.EventNameMissing), "event_name=", "2804019" },
        { nameof(EventRules.EventNameMissing), "event_name=\" \"", "2804019" },
        { nameof(EventRules.EventTimeInMilliseconds), $"event_time={Milliseconds(0)}", "2804004" },
        { nameof(EventRules.EventTimeTooOld), $"event_time={Seconds(-7) - 1}", "2804003" },
        { nameof(EventRules.EventTimeTooOld), $"action_source=physical_store&event_time={Seconds(-62) - 1}", "2804003" },
        { nameof(EventRules.EventTimeInFuture), $"event_time={Seconds(0) + 61}", "2804004" },
        { nameof(EventRules.UserDataMissing), "user_data={}", "2804050" },
        { nameof(EventRules.UserDataTooBroad), """user_data={"client_user_agent":"Mozilla/5.0"}""", "2804050" },
        { nameof(EventRules.EventSourceUrlMissing), "event_source_url=", "2804019" },
        { nameof(EventRules.ClientUserAgentMissing), "user_data.client_user_agent=", Warns },
        { nameof(EventRules.PurchaseWithoutValue), "custom_data.value=", "2804009" },
        { nameof(EventRules.PurchaseWithoutCurrency), "custom_data.currency=", "2804010" },
        { nameof(EventRules.ValueNegative), "custom_data.value=-0.01", "2804010" },
        { nameof(EventRules.ValueNotANumber), "custom_data.value=twelve", "2804010" },
        { nameof(EventRules.ValueNotANumber), "custom_data.value=$12.50", "2804010" },
        { nameof(EventRules.CurrencyInvalid), "custom_data.currency=DEM", "2804010" },
        { nameof(EventRules.CurrencyWithoutValue), "event_name=Lead&custom_data.value=", Warns },
        { nameof(EventRules.ValueWithoutCurrency), "event_name=Lead&custom_data.currency=", Warns },
        { nameof(EventRules.IdentifierPlaceholder), $"user_data.em={EmptyHash}", "2804016" },
        { nameof(EventRules.IdentifierInvalid), "user_data.em=not an address", "2804016" },
        { nameof(EventRules.PhoneWithoutCountryCode), "user_data.ph=(650) 555-0100", "2804016" },
        { nameof(EventRules.PlainFieldHashed), $"user_data.client_ip_address={Digest}", Warns },
        { nameof(EventRules.PlainFieldHashed), $"user_data.client_user_agent={Digest}", Warns },
        { nameof(EventRules.PlainFieldHashed), $"user_data.fbc={Digest}", Warns },
        { nameof(EventRules.PlainFieldHashed), $"user_data.fbp={Digest}", Warns },
        { nameof(EventRules.PlainFieldHashed), $"user_data.madid={Digest}", Warns },
        { nameof(EventRules.FbcInvalid), "user_data.fbc=AbCdEfGhIjKlMnOpQrStUvWxYz", Warns },
        { nameof(EventRules.FbcInvalid), $"user_data.fbc=fb.1.{Seconds(-1)}.AbCd", Warns },
        { nameof(EventRules.FbcLowercased), $"user_data.fbc=fb.1.{Milliseconds(-1)}.iwar2f4dbp0l7mn1iawqqgcinealxrkcoh5v", Nothing },
        { nameof(EventRules.BrowserIdInFuture), $"user_data.fbc=fb.1.{Milliseconds(1)}.AbCd", Warns },
        { nameof(EventRules.FbcExpired), $"user_data.fbc=fb.1.{Milliseconds(-91)}.AbCd", Warns },
        { nameof(EventRules.FbpInvalid), "user_data.fbp=a.b", Warns },
        { nameof(EventRules.ClientIpNotPublic), "user_data.client_ip_address=192.168.1.7", Warns },
        { nameof(EventRules.ClientIpNotPublic), "user_data.client_ip_address=::1", Warns },
        { nameof(EventRules.ClientIpInvalid), "user_data.client_ip_address=localhost", Warns },
        { nameof(EventRules.EventIdGenerated), "event_id=", Warns },
        { nameof(EventRules.EventIdInCustomData), "custom_data.event_id=order-1", Warns },
        { nameof(EventRules.ContentWithoutId), """custom_data.contents=[{"quantity":1}]""", Warns },
        { nameof(EventRules.ContentQuantityInvalid), """custom_data.contents=[{"id":"a"}]""", Warns },
        { nameof(EventRules.ContentQuantityInvalid), """custom_data.contents=[{"id":"a","quantity":0}]""", Warns },
        { nameof(EventRules.ContentPriceNegative), """custom_data.contents=[{"id":"a","quantity":1,"item_price":-1}]""", "2804016" },
        { nameof(EventRules.NumItemsNegative), "custom_data.num_items=-1", "2804016" },
        { nameof(EventRules.CatalogContentsMissing), "custom_data.contents=", Nothing },
        { nameof(EventRules.CatalogContentsMissing), """event_name=AddToCart&custom_data.content_ids=["a"]""", Nothing },
        { nameof(EventRules.CatalogContentsMissing), "event_name=ViewContent", Nothing },
        { nameof(EventRules.CatalogContentsMissing), "event_name=Search", Nothing },
        { nameof(EventRules.LimitedDataUseIncomplete), """data_processing_options=["LDU"]&data_processing_options_country=1""", Warns },
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_check_has_a_rule_and_Meta_says_as_much(string rule, string change, string meta)
    {
        await using var harness = new Harness();
        JsonObject json = Changed(change);

        Json.Check(json.ToJsonString(), out IReadOnlyList<EventDiagnostic> found);
        Harness.Answer answer = await harness.PostAsync(json).WaitAsync(Harness.Budget);

        found.Ids().Should().Contain(rule);
        Said(harness.Emulator).Should().Be(meta, answer.Text);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task What_is_sent_all_the_same_Meta_takes(string rule, string change, string meta)
    {
        await using var harness = new Harness();
        ConversionEvent? sent = Json.Check(Changed(change).ToJsonString(), out IReadOnlyList<EventDiagnostic> found);
        if (sent is null)
        {
            meta.Should().StartWith("280");
            return;
        }

        Harness.Answer answer = await harness.PostAsync(JsonNode.Parse(Json.Text(sent))!).WaitAsync(Harness.Budget);

        answer.Received.Should().Be(1, answer.Text);
        if (EventRules.Find(rule)!.LeavesOut && !found.Ids().Contains(nameof(EventRules.ClientUserAgentMissing)))
        {
            harness.Emulator.AssertClean();
        }
    }

    [Theory]
    [InlineData("ct country st zp ge client_user_agent")]
    [InlineData("db client_user_agent")]
    [InlineData("fn ge")]
    [InlineData("ln ge")]
    [InlineData("client_user_agent")]
    [InlineData("country")]
    [InlineData("fn")]
    [InlineData("ln f5last fi")]
    [InlineData("db dobd dobm doby")]
    public async Task Too_broad_a_person_is_refused_here_as_there(string fields)
    {
        await using var harness = new Harness();
        JsonObject json = Person(fields);

        Json.Check(json.ToJsonString(), out IReadOnlyList<EventDiagnostic> found).Should().BeNull();
        Harness.Answer answer = await harness.PostAsync(json).WaitAsync(Harness.Budget);

        found.Ids().Should().Contain(nameof(EventRules.UserDataTooBroad));
        answer.Codes.Should().Be((100, 2804050));
    }

    [Theory]
    [InlineData("em")]
    [InlineData("ph")]
    [InlineData("external_id")]
    [InlineData("fbp")]
    [InlineData("fbc")]
    [InlineData("client_ip_address client_user_agent")]
    [InlineData("fn ln")]
    [InlineData("fn zp")]
    [InlineData("db country")]
    [InlineData("subscription_id")]
    [InlineData("madid")]
    public async Task A_person_that_Meta_can_match_passes_here_as_there(string fields)
    {
        await using var harness = new Harness();
        JsonObject json = Person(fields);

        Json.Check(json.ToJsonString(), out _).Should().NotBeNull();
        Harness.Answer answer = await harness.PostAsync(json).WaitAsync(Harness.Budget);

        answer.Received.Should().Be(1, answer.Text);
    }

    [Theory]
    [InlineData(7, "website")]
    [InlineData(62, "physical_store")]
    public void The_last_second_of_the_window_is_inside(int days, string source) =>
        Json.Check(BrokenEvents.Purchase().With("action_source", source).With("event_time", Seconds(-days)).ToJsonString(), out _)
            .Should().NotBeNull();

    [Theory]
    [InlineData("\u200b")]
    [InlineData("\0")]
    [InlineData(" \u2060\t")]
    public void A_name_or_an_id_of_which_nothing_is_seen_is_none(string unseen)
    {
        ConversionEventBuilder Event(string name) => ConversionEvent.Create(name).FromOther().WithUser(user => user.Email("a@example.com"));

        Json.Check(Event("Lead").WithEventId("1").Build(Some.Defaults), out _).Should().NotBeNull();
        Json.Check(Event(unseen).Build(Some.Defaults), out IReadOnlyList<EventDiagnostic> ofName).Should().BeNull();
        Json.Check(Event("Lead").WithEventId(unseen).Build(Some.Defaults), out IReadOnlyList<EventDiagnostic> ofId).Should().BeNull();
        Json.Parse(BrokenEvents.Purchase().With("event_name", unseen).ToJsonString(), out IReadOnlyList<EventDiagnostic> ofReadName).Should().BeNull();
        Json.Parse(BrokenEvents.Purchase().With("event_id", unseen).ToJsonString(), out IReadOnlyList<EventDiagnostic> ofReadId).Should().BeNull();

        ofName.Ids().Should().Contain(nameof(EventRules.EventNameMissing));
        ofReadName.Ids().Should().Contain(nameof(EventRules.EventNameMissing));
        ofId.Ids().Should().Contain(nameof(EventRules.EventIdInvalid));
        ofReadId.Ids().Should().Contain(nameof(EventRules.EventIdInvalid));
    }

    [Fact]
    public void A_time_before_1970_is_none()
    {
        ConversionEvent Append(DateTimeOffset touchpoint, DateTimeOffset original) =>
            ConversionEvent.AppendAttribution("1", touchpoint, 0.5m, 1m, "Purchase", original)
                .FromOther().WithUser(user => user.Email("a@example.com")).Build(Some.Defaults);

        Json.Check(Append(Some.Now.AddHours(-3), original: default), out IReadOnlyList<EventDiagnostic> ofOriginal).Should().BeNull();
        Json.Check(Append(touchpoint: default, Some.Now.AddHours(-2)), out IReadOnlyList<EventDiagnostic> ofTouchpoint).Should().BeNull();
        Json.Check(Append(Some.Now.AddHours(-3), Some.Now.AddHours(-2)), out _).Should().NotBeNull();

        ofOriginal.Should().Contain(new EventDiagnostic(EventRules.OriginalEventIncomplete, "original_event_data.event_time"));
        ofTouchpoint.Should().Contain(new EventDiagnostic(EventRules.AttributionDataIncomplete, "attribution_data.touchpoint_ts"));
    }

    private static long Seconds(int days) => Some.Now.AddDays(days).ToUnixTimeSeconds();

    private static long Milliseconds(int days) => Some.Now.AddDays(days).ToUnixTimeMilliseconds();

    // A purchase on the web after changes such as "event_name=Lead&custom_data.value=": what has no value is taken out.
    private static JsonObject Changed(string changes)
    {
        JsonObject json = BrokenEvents.Purchase();
        foreach (string change in changes.Split('&'))
        {
            string[] parts = change.Split('=', 2);
            _ = parts[1].Length == 0 ? json.Without(parts[0]) : json.With(parts[0], Value(parts[1]));
        }

        return json;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static JsonObject Person(string fields)
    {
        JsonObject json = BrokenEvents.Of("other").WithJson("user_data", "{}");
        foreach (string field in fields.Split(' '))
        {
            json.With("user_data." + field, field switch
            {
                "client_user_agent" => "Mozilla/5.0",
                "client_ip_address" => "8.8.8.8",
                "fbc" or "fbp" => $"fb.1.{Milliseconds(-1)}.1116446470",
                "madid" or "subscription_id" => "38400000-8cf0-11bd-b23e-10b96e40000d",
                _ => BrokenEvents.Hash(field),
            });
        }

        return json;
    }

    private static string Said(ConversionsApiEmulator emulator) =>
        emulator.Rejections.Count > 0 ? $"{emulator.Rejections[0].Subcode}" : emulator.Warnings.Count > 0 ? Warns : Nothing;
}
