using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Of several values under one name the last one counts, wherever the object stands, and that is said.</summary>
public sealed class DuplicateKeysTests
{
    private const string Head = """{"event_name":"Lead","event_time":1800000000,"event_id":"e","action_source":"chat",""";

    [Theory]
    [InlineData("""  "referrer_url":"http://a/","referrer_url":"http://b/"  """, "referrer_url", """ "referrer_url":"http://b/" """)]
    [InlineData("""  "custom_data":{"order_id":"a"},"custom_data":{"status":"b"}  """, "custom_data", """ "custom_data":{"status":"b"} """)]
    [InlineData("""  "custom_data":{"order_id":"a","order_id":"b"}  """, "custom_data.order_id", """ {"order_id":"b"} """)]
    [InlineData("""  "custom_data":{"mine":1,"mine":2}  """, "custom_data", """ {"mine":2} """)]
    [InlineData("""  "custom_data":{"mine":{"a":1,"a":2}}  """, "custom_data.mine", """ {"mine":{"a":2}} """)]
    [InlineData("""  "custom_data":{"mine":{"b":{"a":1,"c":0,"a":[2]}}}  """, "custom_data.mine", """ {"b":{"a":[2],"c":0}} """)]
    [InlineData("""  "custom_data":{"mine":[{"a":1,"a":2},[{"b":1,"b":{"c":1,"c":3}}]]}  """, "custom_data.mine", """ [{"b":{"c":3}}] """)]
    [InlineData("""  "custom_data":{"mine":[{"a":"x@y.example","a":"z"}]}  """, "custom_data.mine", """ [{"a":"z"}] """)]
    [InlineData("""  "custom_data":{"store_data":{"a":"a","a":"b"}}  """, "custom_data.store_data", """ {"a":"b"} """)]
    [InlineData("""  "custom_data":{"contents":[{"id":"a","quantity":1,"id":"b"}]}  """, "custom_data.contents.id", """ {"id":"b", """)]
    [InlineData("""  "custom_data":{"contents":[{"id":"a","quantity":1,"x":{"y":1,"y":2}}]}  """, "custom_data.contents.x", "{\"y\":2}")]
    [InlineData("""  "app_data":{"receipt_data":{"a":1,"a":2}}  """, "app_data.receipt_data", """ {"a":2} """)]
    [InlineData("""  "attribution_data":{"attribution_setting":{"a":1,"a":2}}  """, "attribution_data.attribution_setting", ":2}")]
    [InlineData("""  "original_event_data":{"order_id":"a","order_id":"b"}  """, "original_event_data.order_id", """ {"order_id":"b"} """)]
    [InlineData("""  "tomorrow":{"a":1,"a":2}  """, "tomorrow", """ "tomorrow":{"a":2} """)]
    public void The_last_value_is_taken_and_the_rule_says_where(string member, string field, string written)
    {
        ConversionEvent? read = Json.Parse(Head + member + "}", out IReadOnlyList<EventDiagnostic> found);

        found.Should().Equal(new EventDiagnostic(EventRules.JsonDuplicateKey, field));
        Json.Text(read!).Should().Contain(written.Trim());
        Json.Parse(Json.Text(read!), out IReadOnlyList<EventDiagnostic> again).Should().Be(read);
        again.Should().BeEmpty();
    }

    [Fact]
    public void Of_identifiers_the_last_ones_are_taken_as_well()
    {
        ConversionEvent? read = Json.Parse(
            Head + """ "user_data":{"em":"a@example.com","ph":"+16505550100","em":["b@example.com"]}}""", out var found);

        found.Should().Equal(new EventDiagnostic(EventRules.JsonDuplicateKey, "user_data.em"));
        Json.Of(read!).GetProperty("user_data").GetProperty("em").EnumerateArray().Select(item => item.GetString())
            .Should().Equal(BrokenEvents.Hash("b@example.com"));
    }

    [Fact]
    public void A_last_value_of_null_takes_the_field_away() =>
        Json.Text(Json.Parse(Head + """ "custom_data":{"order_id":"a","order_id":null,"status":"b"}}""", out _)!)
            .Should().Contain("""{"status":"b"}""");

    [Fact]
    public void Json_that_a_host_gives_to_the_builder_is_looked_through_too()
    {
        JsonElement element = JsonElement.Parse("""{"a":[{"b":1,"b":2}],"a":[{"b":3,"b":4}]}""");

        ConversionEvent conversion = ConversionEvent.Lead().WithCustomData(data => data.Property("mine", element)).Build();

        conversion.Diagnostics.Should().Equal(new EventDiagnostic(EventRules.JsonDuplicateKey, "custom_data.mine"));
        Json.Text(conversion).Should().Contain("""{"mine":{"a":[{"b":4}]}}""");
        Json.Parse(Json.Text(conversion), out _).Should().Be(conversion);
    }

    [Fact]
    public void A_name_that_is_personal_data_is_not_repeated()
    {
        Json.Parse(Head + """ "custom_data":{"jane@example.com":{"a":1,"a":2},"+1 650 555 0100":1e400}}""", out var found);

        found.Select(diagnostic => diagnostic.Field).Should().Equal("custom_data", "custom_data");
    }

    [Fact]
    public void Beside_data_it_is_said_too()
    {
        string body = """
            {"data":[],"data":[{"event_name":"Lead","event_time":1800000000}],"upload_tag":"a","upload_tag":"b",
            "progress":{"start_inclusive":1,"start_inclusive":2,"end_exclusive":9},"platforms":[{"name":"a","name":"b","type":"c"}],
            "tomorrow":{"a":1,"a":2}}
            """;

        ConversionEventBatch.TryParse(Encoding.UTF8.GetBytes(body), out ConversionEventBatch? batch, out var found).Should().BeTrue();

        found.Select(diagnostic => diagnostic.Field).Should().BeEquivalentTo("data", "upload_tag", "progress", "platforms", "tomorrow");
        found.Ids().Should().OnlyContain(name => name == nameof(EventRules.JsonDuplicateKey));
        batch!.Events.Should().ContainSingle();
        batch.RequestFields.UploadTag.Should().Be("b");
        batch.RequestFields.Progress.Should().Be(new UploadProgress(2, 9));
        batch.RequestFields.Platforms.Should().Equal(new SendingPlatform("b", "c"));
    }
}
