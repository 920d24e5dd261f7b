using System.Net;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.Testing.Emulator;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>What reading and the rules let through, Meta's stand-in takes: the two were written apart from each other.</summary>
public sealed class ThroughTheDoorTests
{
    // Open sets stay open: a value that is newer than this library passes with a warning.
    private static readonly string[] Open =
    [
        nameof(EventRules.ActionSourceUnknown), nameof(EventRules.CustomerSegmentationUnknown), nameof(EventRules.DeliveryCategoryUnknown),
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "2", "0.5", "2.0", "1e300", "12345678901234567890", "1800000000", "1800000000000",
        "\"\"", "\" \"", "\"0\"", "\"1\"", "\"-3\"", "\"12,5\"", "\"€5\"", "\"text\"", "\"USD\"", "\"usd\"", "\"XXX\"",
        "\"website\"", "\"app\"", "\"business_messaging\"", "\"whatsapp\"", "\"Purchase\"", "\"AppendAttribution\"", "\"Lead\"", "\"LDU\"",
        "\"crm\"", "\"product\"", "\"https://a.example/\"", "\"a.example\"", "\"8.8.8.8\"", "\"10.0.0.1\"", "\"fb.1.1754763741205.AbCd\"",
        "\"fb.1.1.x\"", "\"a@b.cd\"", "\"+1 650 555 0100\"", "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"",
        "\"973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b\"",
        "[]", "[\"\"]", "[\"a\",\" \"]", "[1,2]", "[null]", "[{}]", "[\"LDU\"]", "[\"LDU\",\"x\"]", "{}", "{\"id\":\"\"}", "{\"a\":1}",
        "[{\"id\":\"a\",\"quantity\":0,\"item_price\":-1}]", "[{\"id\":\"a\",\"quantity\":1,\"item_price\":\"$5\"}]",
        "[{\"quantity\":1.5}]",
    ];

    // Without app_user_id: whether it alone names a person is not known.
    private static readonly string[] Names =
    [
        .. "event_name event_time event_id action_source event_source_url referrer_url opt_out messaging_channel customer_segmentation "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        "advanced_measurement_table", "data_processing_options", "data_processing_options_country", "data_processing_options_state",
        "extinfo", "user_data", "custom_data", "app_data", "original_event_data", "attribution_data",
        .. Section("user_data", "em ph fn ln ge db ct st zp country external_id client_ip_address client_user_agent fbc fbp email"),
        .. Section("user_data", "subscription_id fb_login_id lead_id anon_id madid page_id page_scoped_user_id ctwa_clid"),
        .. Section("user_data", "ig_account_id ig_sid whatsapp_business_account_id f5first f5last fi dobd dobm doby"),
        .. Section("custom_data", "value currency content_ids contents content_type content_name num_items order_id status predicted_ltv"),
        .. Section("custom_data", "net_revenue delivery_category event_source lead_event_source store_data customer_segmentation event_id"),
        .. Section("custom_data", "search_string own"),
        .. Section("app_data", "advertiser_tracking_enabled application_tracking_enabled extinfo url_schemes campaign_ids"),
        .. Section("original_event_data", "event_name event_time order_id event_id"),
        .. Section("attribution_data", "ad_id touchpoint_ts attribution_share attribution_value"),
    ];

    [Fact]
    public async Task What_the_rules_let_through_Meta_takes()
    {
        await using var harness = new Harness();
        string[] seeds = [.. Some.All.Values.Select(make => Json.Text(make()))];
        var random = new Random(20_261_123);
        int accepted = 0;
        foreach (string name in Names)
        {
            foreach (string value in Values)
            {
                var json = JsonNode.Parse(seeds[random.Next(seeds.Length)])!.AsObject();
                Set(json, name, value);
                if (random.Next(2) == 0)
                {
                    Set(json, Names[random.Next(Names.Length)], Values[random.Next(Values.Length)]);
                }

                accepted += await TakesAsync(harness, json.ToJsonString()) ? 1 : 0;
            }
        }

        accepted.Should().BeGreaterThan(Names.Length * Values.Length / 3);
    }

    private static IEnumerable<string> Section(string section, string names) => names.Split(' ').Select(name => $"{section}.{name}");

    // Whether the rules let it through; that Meta takes it then is asserted.
    private static async Task<bool> TakesAsync(Harness harness, string json)
    {
        ConversionEvent? sent = Json.Check(json, out IReadOnlyList<EventDiagnostic> found);
        if (sent is null || found.Ids().Intersect(Open).Any())
        {
            return false;
        }

        string written = Json.Text(sent);
        Harness.Answer answer = await harness.PostAsync(JsonNode.Parse(written)!).WaitAsync(Harness.Budget);
        answer.Status.Should().Be(HttpStatusCode.OK, $"{answer.Text} to {written}, which was {json}");
        return true;
    }

    private static void Set(JsonObject json, string path, string value)
    {
        string[] names = path.Split('.');
        JsonObject parent = json;
        if (names.Length == 2)
        {
            parent = json[names[0]] as JsonObject ?? new JsonObject();
            json[names[0]] = parent;
        }

        parent[names[^1]] = JsonNode.Parse(value);
    }
}
