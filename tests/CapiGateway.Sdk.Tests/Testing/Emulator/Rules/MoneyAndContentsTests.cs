namespace CapiGateway.Sdk.Tests.Testing.Emulator.Rules;

public class MoneyAndContentsTests : RuleTest
{
    [Fact]
    public Task A_purchase_needs_a_value() =>
        ShouldBeRejected(Harness.Purchase().Without("custom_data.value"), 2804009, "custom_data", "value");

    [Fact]
    public Task A_purchase_needs_a_currency() =>
        ShouldBeRejected(Harness.Purchase().Without("custom_data.currency"), 2804010, "custom_data", "currency");

    [Theory]
    [InlineData("-1")]
    [InlineData("\"$ 12\"")]
    [InlineData("\"12,50\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    public Task The_value_of_a_purchase_is_an_amount(string json) =>
        ShouldBeRejected(Harness.Purchase().WithJson("custom_data.value", json), 2804010, "custom_data", "value");

    [Theory]
    [InlineData("\"US\"")]
    [InlineData("\"DOLLAR\"")]
    [InlineData("\"XYZ\"")]
    [InlineData("840")]
    public Task The_currency_of_a_purchase_is_a_code(string json) =>
        ShouldBeRejected(Harness.Purchase().WithJson("custom_data.currency", json), 2804010, "custom_data", "currency");

    [Theory]
    [InlineData("0")]
    [InlineData("129.95")]
    [InlineData("\"142.52\"")]
    public Task Amounts_are_numbers_also_in_strings(string json) =>
        ShouldBeClean(Harness.Purchase().WithJson("custom_data.value", json).With("custom_data.currency", "usd"));

    [Fact]
    public Task Another_events_value_is_an_amount_too() => ShouldBeRejected(
        Harness.Purchase().With("event_name", "AddToCart").With("custom_data.value", "a lot"), 2804016, "custom_data", "value");

    [Theory]
    [InlineData("value", "currency")]
    [InlineData("currency", "value")]
    public Task Value_and_currency_belong_together(string given, string missing) => ShouldBeWarnedAbout(
        Harness.Purchase().With("event_name", "AddToCart").Without($"custom_data.{missing}"), "custom_data", given);

    [Fact]
    public Task Whole_contents_are_accepted() => ShouldBeClean(Harness.Purchase()
        .WithJson("custom_data.contents", """[{"id":"sku-1","quantity":2,"item_price":9.5,"delivery_category":"home_delivery"}]""")
        .WithJson("custom_data.content_ids", """["sku-1",7]""")
        .With("custom_data.content_type", "product")
        .With("custom_data.num_items", 2)
        .With("custom_data.delivery_category", "curbside"));

    [Theory]
    [InlineData("""[{"quantity":1}]""", "id")]
    [InlineData("""[{"id":"","quantity":1}]""", "id")]
    [InlineData("""[{"id":"a"}]""", "quantity")]
    [InlineData("""[{"id":"a","quantity":0}]""", "quantity")]
    [InlineData("""[{"id":"a","quantity":1.5}]""", "quantity")]
    public Task An_item_has_an_id_and_a_quantity(string json, string field) =>
        ShouldBeWarnedAbout(Harness.Purchase().WithJson("custom_data.contents", json), "custom_data", "contents", field);

    [Theory]
    [InlineData("contents", """{"id":"a"}""")]
    [InlineData("contents", """["a"]""")]
    [InlineData("content_ids", "\"a\"")]
    [InlineData("content_ids", "[1.5]")]
    [InlineData("num_items", "\"two\"")]
    [InlineData("num_items", "1.5")]
    [InlineData("delivery_category", "\"drone\"")]
    public Task Contents_of_another_form_are_refused(string field, string json) =>
        ShouldBeRejected(Harness.Purchase().WithJson($"custom_data.{field}", json), 2804016, "custom_data", field);

    [Theory]
    [InlineData("""[{"id":"a","quantity":1,"item_price":-1}]""", "item_price")]
    [InlineData("""[{"id":"a","quantity":1,"item_price":"9"}]""", "item_price")]
    [InlineData("""[{"id":"a","quantity":1,"delivery_category":"drone"}]""", "delivery_category")]
    public Task Items_of_another_form_are_refused(string json, string field) =>
        ShouldBeRejected(Harness.Purchase().WithJson("custom_data.contents", json), 2804016, "custom_data", "contents", field);

    [Fact]
    public Task An_unknown_content_type_is_warned_about() =>
        ShouldBeWarnedAbout(Harness.Purchase().With("custom_data.content_type", "thing"), "custom_data", "content_type");
}
