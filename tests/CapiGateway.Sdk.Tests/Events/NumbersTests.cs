using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>
/// Numbers as other people write them: read as what they mean, or left out with a word, so that no event is refused for one.
/// </summary>
public sealed class NumbersTests
{
    private const string Head = """{"event_name":"Lead","event_time":1800000000,"event_id":"e","action_source":"chat",""";

    [Theory]
    [InlineData("""  "custom_data":{"num_items":2.0}  """, """ {"num_items":2} """)]
    [InlineData("""  "custom_data":{"num_items":2e0}  """, """ {"num_items":2} """)]
    [InlineData("""  "custom_data":{"value":0}  """, """ {"value":0} """)]
    [InlineData("""  "custom_data":{"value":12.50}  """, """ {"value":12.50} """)]
    [InlineData("""  "custom_data":{"predicted_ltv":-5.1}  """, """ {"predicted_ltv":-5.1} """)]
    [InlineData("""  "custom_data":{"contents":[{"id":"a","quantity":3.0,"price":0.10}]}  """, """ "quantity":3,"price":0.10} """)]
    [InlineData("""  "custom_data":{"x":1E-40,"y":[2],"z":1e3}  """, """ {"x":1E-40,"y":[2],"z":1000} """)]
    [InlineData(
        """  "custom_data":{"x":0.12345678901234567890123456789012345}  """, """ {"x":0.12345678901234567890123456789012345} """)]
    [InlineData("""  "custom_data":{"x":12345678901234567890123456789}  """, """ {"x":12345678901234567890123456789} """)]
    [InlineData("""  "original_event_data":{"event_time":1799999999}  """, """ {"event_time":1799999999} """)]
    public void What_fits_is_kept_without_a_word(string member, string written)
    {
        ConversionEvent? read = Json.Parse(Head + member + "}", out IReadOnlyList<EventDiagnostic> found);

        found.Should().BeEmpty();
        Json.Text(read!).Should().Contain(written.Trim());
    }

    [Theory]
    [InlineData("""  "custom_data":{"num_items":"7","x":1}  """, "custom_data.num_items", """ {"num_items":7,"x":1} """)]
    [InlineData("""  "original_event_data":{"event_time":17.9}  """, "original_event_data.event_time", """ {"event_time":17} """)]
    [InlineData("""  "attribution_data":{"touchpoint_ts":"17"}  """, "attribution_data.touchpoint_ts", """ {"touchpoint_ts":17} """)]
    public void What_is_meant_is_taken_and_said(string member, string field, string written)
    {
        ConversionEvent? read = Json.Parse(Head + member + "}", out IReadOnlyList<EventDiagnostic> found);

        found.Should().Equal(new EventDiagnostic(EventRules.JsonTypeCorrected, field));
        Json.Text(read!).Should().Contain(written.Trim());
    }

    [Theory]
    [InlineData("""  "custom_data":{"num_items":1.5,"x":1}  """, "custom_data.num_items")]
    [InlineData("""  "custom_data":{"num_items":"two","x":1}  """, "custom_data.num_items")]
    [InlineData("""  "custom_data":{"num_items":99999999999999999999,"x":1}  """, "custom_data.num_items")]
    [InlineData("""  "custom_data":{"predicted_ltv":"much","x":1}  """, "custom_data.predicted_ltv")]
    [InlineData("""  "custom_data":{"contents":[{"id":"a","quantity":1,"item_price":"$5"}],"x":1}  """, "custom_data.contents.item_price")]
    [InlineData("""  "original_event_data":{"event_time":1799999999000,"x":1}  """, "original_event_data.event_time")]
    [InlineData("""  "original_event_data":{"event_time":"yesterday","x":1}  """, "original_event_data.event_time")]
    [InlineData("""  "attribution_data":{"touchpoint_ts":1e20,"x":1}  """, "attribution_data.touchpoint_ts")]
    [InlineData("""  "attribution_data":{"attribution_share":"half","x":1}  """, "attribution_data.attribution_share")]
    public void What_cannot_be_is_left_out_and_said(string member, string field)
    {
        ConversionEvent? read = Json.Parse(Head + member + "}", out IReadOnlyList<EventDiagnostic> found);

        found.Should().Equal(new EventDiagnostic(EventRules.JsonValueUnusable, field));
        string section = field.Split('.')[0];
        bool isProduct = field.StartsWith("custom_data.contents", StringComparison.Ordinal);
        Json.Of(read!).GetProperty(section).GetRawText()
            .Should().Be(isProduct ? """{"contents":[{"id":"a","quantity":1}],"x":1}""" : """{"x":1}""");
    }

    [Fact]
    public void Blank_ids_are_no_items_but_a_blank_item_of_extinfo_keeps_its_place()
    {
        ConversionEvent? read = Json.Parse(
            Head + """ "custom_data":{"content_ids":["a"," ",null,7]},"app_data":{"extinfo":["a2",null,"","7"]}}""", out _);

        Json.Text(read!).Should().Contain("""{"content_ids":["a","7"]}""").And.Contain("""{"extinfo":["a2","","","7"]}""");
    }

    [Fact]
    public void A_negative_price_is_taken_off_its_product()
    {
        ConversionEvent conversion = ConversionEvent.AddToCart().FromOther()
            .WithCustomData(data => data.Contents([new Content("a", 1, -1m) { Price = 2m }, null!, new Content("b", 1, 3m)]).NumItems(-1))
            .Build();

        conversion.Diagnostics.Ids().Should().BeEquivalentTo(nameof(EventRules.ContentPriceNegative), nameof(EventRules.NumItemsNegative));
        Json.Of(conversion).GetProperty("custom_data").GetRawText()
            .Should().Be("""{"contents":[{"id":"a","quantity":1,"price":2},{"id":"b","quantity":1,"item_price":3}]}""");
    }

    [Fact]
    public void A_hundred_thousand_bad_fields_are_told_in_a_number_that_can_be_read()
    {
        string fields = string.Join(',', Enumerable.Range(0, 100_000).Select(index => $"\"f{index}\":\"\\ud800\""));

        ConversionEvent? read = Json.Parse(Head + "\"custom_data\":{" + fields + "}}", out IReadOnlyList<EventDiagnostic> found);

        read!.CustomData.IsEmpty.Should().BeTrue();
        found.Should().HaveCount(200);
    }
}
