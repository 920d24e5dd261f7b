using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class TextPrivacyTests
{
    [Theory]
    [InlineData("https://shop.example/?email=jane@example.com&x=1", "https://shop.example/?email=&x=1")]
    [InlineData("https://shop.example/?email=jane%40example.com#a", "https://shop.example/?email=#a")]
    [InlineData(
        "https://shop.example/?u=https%3A%2F%2Fa.example%2F%3Femail%3Djane%40example.com%26x%3D1",
        "https://shop.example/?u=https%3A%2F%2Fa.example%2F%3Femail%3D%26x%3D1")]
    [InlineData("https://shop.example/?r=a%253Djane%2540example.com", "https://shop.example/?r=a%253D")]
    [InlineData("order of jane.doe+shop@mail.example.co.uk, thanks", "order of , thanks")]
    [InlineData("call +1 650 555 0100 now", "call  now")]
    [InlineData("call (650) 555-0100 now", "call  now")]
    [InlineData("call 650-555-0100", "call ")]
    [InlineData("https://shop.example/?tel=6505550100&x=1", "https://shop.example/?tel=&x=1")]
    [InlineData("https://shop.example/?billing[phone]=6505550100", "https://shop.example/?billing[phone]=")]
    [InlineData("https://shop.example/?userPhone=6505550100", "https://shop.example/?userPhone=")]
    [InlineData("https://shop.example/?q=%2B16505550100", "https://shop.example/?q=")]
    [InlineData("https://shop.example/?q=call%20%2B16505550100", "https://shop.example/?q=call%20")]
    [InlineData("https://shop.example/?q=call%2520%252B16505550100", "https://shop.example/?q=call%2520")]
    [InlineData("https://shop.example/?q=call%20%28650%29%20555-0100", "https://shop.example/?q=call%20")]
    [InlineData("https://shop.example/?u=https%3A%2F%2Fa%2F%3Fphone%3D%2B16505550100", "https://shop.example/?u=https%3A%2F%2Fa%2F%3Fphone%3D")]
    [InlineData("https://shop.example/?u=https%3A%2F%2Fa%2F%3Fa%3D1%26phone%3D6505550100", "https://shop.example/?u=https%3A%2F%2Fa%2F%3Fa%3D1%26phone%3D")]
    [InlineData("https://shop.example/?phone%3D6505550100", "https://shop.example/?phone%3D")]
    [InlineData("https://shop.example/?billing%5Bphone%5D=6505550100", "https://shop.example/?billing%5Bphone%5D=")]
    [InlineData("https://shop.example/#phone=6505550100", "https://shop.example/#phone=")]
    [InlineData("https://shop.example/?ph=6505550100&x=1", "https://shop.example/?ph=&x=1")]
    [InlineData("https://shop.example/?email=jane%40b%C3%BCcher.example", "https://shop.example/?email=")]
    [InlineData("https://shop.example/?email=jane@b%C3%BCcher.example&x=1", "https://shop.example/?email=&x=1")]
    [InlineData("https://shop.example/?email=jane@b%FCcher.example", "https://shop.example/?email=")]
    [InlineData("https://shop.example/?email=jane%40example%2Ecom%26x%3D1", "https://shop.example/?email=%26x%3D1")]
    [InlineData("ask jane@उदाहरण.भारत now", "ask  now")]
    [InlineData("ask ผู้ใช้@ตัวอย่าง.ไทย now", "ask  now")]
    [InlineData("ask jane@bu\u0308cher.example now", "ask  now")]
    [InlineData("ask jose\u0301.garci\u0301a@example.com now", "ask  now")]
    [InlineData("ask jane@4x.de now", "ask  now")]
    [InlineData("call 1-650-555-0100 now", "call  now")]
    [InlineData("call 1.650.555.0100 now", "call  now")]
    [InlineData("call 1 (650) 555-0100 now", "call  now")]
    [InlineData("call (650)  555-0100 now", "call  now")]
    [InlineData("call +49 650 555 01000 2024-11-29", "call  2024-11-29")]
    [InlineData("call +1 650 555 0100 +1 650 555 0100", "call")]
    [InlineData("https://shop.example/?q=+1+650+555+0100+%2B1+650+555+0100&x=1", "https://shop.example/?q=+&x=1")]
    [InlineData("call +1\u00a0650\u00a05550100 now", "call  now")]
    [InlineData("call +1\u2011650\u20115550100 now", "call  now")]
    [InlineData("call +1\t650 5550100 now", "call  now")]
    [InlineData("call \uff0b1 650 5550100 now", "call  now")]
    public void Personal_data_is_taken_out(string text, string clean)
    {
        ConversionEvent conversion = Event(text);

        conversion.ReferrerUrl.Should().Be(clean.Trim());
        conversion.Diagnostics.Should().ContainSingle().Which.ToString().Should().NotContain("jane").And.NotContain("6505550100");
        Event(conversion.ReferrerUrl!).Diagnostics.Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://shop.example/thanks?order=SO-10261&key=ddfa766d2v")]
    [InlineData("https://shop.example/?order=112-1234567-1234567")]
    [InlineData("https://shop.example/?order=20261121-000123")]
    [InlineData("https://shop.example/?utm_id=120210987654321098&utm_campaign=fb_prospecting_nov26")]
    [InlineData("https://shop.example/?t=1793244455799&ts=1793244455")]
    [InlineData("https://shop.example/?id=0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("https://shop.example/?at=2026-11-21T10:00:00+01:00")]
    [InlineData("https://shop.example/maps/@37.4219983,-122.0840575,17z")]
    [InlineData("https://shop.example/?ll=37.4219983,-122.0840575")]
    [InlineData("https://shop.example/?price=1299.95&total=12.500,00")]
    [InlineData("https://shop.example/?ip=8.8.8.8&v=1.2.3.4000")]
    [InlineData("https://shop.example/logo@2x.png")]
    [InlineData("https://shop.example/logo@3x.0f8fad5b.webp?v=1")]
    [InlineData("https://shop.example/p/650-555-0100?sku=650-555-0100#650.555.0100")]
    [InlineData("article 100-200-3000, 555-123-4567, 1-100-200-3000")]
    [InlineData("https://shop.example/?id=+123456789012345678")]
    [InlineData("https://shop.example/npm/pkg@1.2.3/x")]
    [InlineData("https://social.example/@jane/posts")]
    [InlineData("https://shop.example/?gtin=4006381333931&headphone=12345678")]
    [InlineData("https://shop.example/?fbclid=IwAR5A9tADG5Ko5_njzY0uUuLPRkS0Zjk0fmSEeLAnAZ9o8nqSXwgUhPhFZhvqUIA")]
    [InlineData("iPhone 15 Pro 256 GB, 2 x 4 = 8 pieces")]
    public void Everything_else_stays(string text)
    {
        ConversionEvent conversion = Event(text);

        conversion.ReferrerUrl.Should().Be(text);
        conversion.Diagnostics.Should().BeEmpty();
    }

    [Fact]
    public void Free_text_titles_and_nested_properties_are_cleaned_and_the_option_keeps_them()
    {
        ConversionEventBuilder Builder() => ConversionEvent.Search().FromOther().WithCustomData(data => data
            .SearchString("find jane@example.com")
            .Property("note", System.Text.Json.JsonElement.Parse("""{"a":["jane\u0040example.com"]}"""))
            .Contents(new Content("jane@example.com") { Title = "for jane@example.com" }));

        Json.Text(Builder().Build()).Should().NotContain("for jane").And.NotContain("find jane").And.Contain("{\"a\":[\"\"]}");
        Json.Text(Builder().Build(new EventDefaults { RemovePersonalDataFromText = false })).Should().Contain("find jane@example.com");
    }

    // At a cost that grew with its square, the first would take a quarter of an hour.
    [Theory]
    [InlineData("+1 ")]
    [InlineData("+1%20")]
    [InlineData("%2B1%C2%A0")]
    [InlineData("+12345678 ")]
    [InlineData("650 555 ")]
    [InlineData("(650")]
    [InlineData("://")]
    [InlineData(":// ")]
    [InlineData("a@b.")]
    [InlineData("%40%2E")]
    [InlineData("%25")]
    [InlineData("phone%3D1&")]
    public async Task A_long_text_costs_in_proportion_to_its_length(string part)
    {
        string url = "https://shop.example/?q=" + string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));

        ConversionEvent conversion = await Task.Run(() => Event(url)).WaitAsync(TimeSpan.FromMinutes(1));

        conversion.ReferrerUrl.Should().StartWith("https://shop.example/?q=");
    }

    [Fact]
    public void Numbers_of_orders_and_articles_stay_but_for_a_number_with_a_plus()
    {
        ConversionEvent store = ConversionEvent.Purchase(1, "USD").FromPhysicalStore("650-555-0100", "650.555.0101").Build();

        Json.Text(store).Should().Contain("\"order_id\":\"650-555-0100\"").And.Contain("\"item_number\":\"650.555.0101\"");
        store.Diagnostics.Should().BeEmpty();

        ConversionEvent named = ConversionEvent.Purchase(1, "USD").FromOther().WithOriginalEvent(orderId: "+1 650 555 0100")
            .WithCustomData(data => data.OrderId("+1 650 555 0100")).Build();

        Json.Text(named).Should().NotContain("order_id");
        named.Diagnostics.Should().OnlyContain(finding => finding.Rule == EventRules.PhoneRemovedFromText).And.HaveCount(2);
    }

    [Theory]
    [InlineData("jane@example.com")]
    [InlineData("call +16505550100")]
    public void A_property_whose_name_holds_personal_data_is_left_out(string name)
    {
        string nested = $$"""{"{{name}}":1,"kept":[{"{{name}}":"x","also":2}]}""";
        ConversionEvent conversion = ConversionEvent.Lead().FromOther()
            .WithProperty(name, "x")
            .WithProperty("beside", System.Text.Json.JsonElement.Parse(nested))
            .WithCustomData(data => data.Property(name, "x").Property("note", System.Text.Json.JsonElement.Parse(nested)))
            .Build();

        Json.Text(conversion).Should().NotContain(name).And.Contain("""
            "note":{"kept":[{"also":2}]}
            """.Trim());
        conversion.Diagnostics.Select(finding => finding.Field).Distinct().Should().BeEquivalentTo("", "beside", "custom_data", "custom_data.note");
        conversion.Diagnostics.Should().OnlyContain(
            finding => finding.Rule == EventRules.EmailRemovedFromText || finding.Rule == EventRules.PhoneRemovedFromText);
    }

    private static ConversionEvent Event(string text) => ConversionEvent.Lead().FromOther().WithReferrer(text).Build();
}
