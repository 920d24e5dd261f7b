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

    private static ConversionEvent Event(string text) => ConversionEvent.Lead().FromOther().WithReferrer(text).Build();
}
