using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>What one event shows to be worse than it could be, without stopping it.</summary>
public sealed class HintsTests
{
    [Theory]
    [InlineData("website", true)]
    [InlineData("app", true)]
    [InlineData("physical_store", false)]
    [InlineData("email", false)]
    [InlineData("system_generated", false)]
    public void A_generated_id_is_told_where_somebody_else_sends_the_event_too(string source, bool told)
    {
        ConversionEvent conversion = ConversionEvent.Lead().From(source).Build(Some.Defaults);

        Json.Check(conversion, out IReadOnlyList<EventDiagnostic> found);

        conversion.HasGeneratedEventId.Should().BeTrue();
        found.Contains(new EventDiagnostic(EventRules.EventIdGenerated, "event_id")).Should().Be(told);
    }

    [Fact]
    public void An_id_of_the_callers_is_nothing_to_tell()
    {
        Json.Check(ConversionEvent.Lead().WithEventId("1").From("website").Build(Some.Defaults), out IReadOnlyList<EventDiagnostic> found);

        found.Ids().Should().NotContain(nameof(EventRules.EventIdGenerated));
    }

    [Theory]
    [InlineData("AddToCart", "", true)]
    [InlineData("AddToCart", "ids", true)]
    [InlineData("AddToCart", "contents", false)]
    [InlineData("ViewContent", "", true)]
    [InlineData("ViewContent", "ids", false)]
    [InlineData("Search", "", true)]
    [InlineData("Search", "contents", false)]
    [InlineData("Purchase", "", true)]
    [InlineData("Purchase", "ids", false)]
    [InlineData("Lead", "", false)]
    [InlineData("InitiateCheckout", "", false)]
    [InlineData("MyEvent", "", false)]
    public void What_catalogue_ads_need_is_told_where_it_is_missing(string name, string given, bool told)
    {
        ConversionEvent conversion = ConversionEvent.Create(name).FromOther().WithCustomData(data => _ = given switch
        {
            "ids" => data.ContentIds("a"),
            "contents" => data.Contents(new Content("a")),
            _ => data,
        }).Build(Some.Defaults);

        Json.Check(conversion, out IReadOnlyList<EventDiagnostic> found);

        found.Contains(new EventDiagnostic(EventRules.CatalogContentsMissing, "custom_data.contents")).Should().Be(told);
    }

    [Fact]
    public void A_content_type_without_contents_is_told_once()
    {
        Json.Check(
            ConversionEvent.ViewContent().FromOther().WithCustomData(data => data.ContentType(ContentTypes.Product)).Build(Some.Defaults),
            out IReadOnlyList<EventDiagnostic> found);

        found.Where(diagnostic => diagnostic.Field == "custom_data.contents").Ids()
            .Should().Equal(nameof(EventRules.ContentTypeWithoutContents));
    }

    [Fact]
    public void A_chat_has_no_catalogue_ads()
    {
        Json.Check(Some.All["instagram"](), out IReadOnlyList<EventDiagnostic> found);

        found.Should().BeEmpty();
    }

    [Fact]
    public void Looking_at_custom_data_and_user_data_that_are_as_they_should_be_allocates_nothing()
    {
        ConversionEvent conversion = Some.Purchase().WithCustomData(data => data.Contents(new Content("a"))).Build(Some.Defaults);
        var bag = new DiagnosticBag();

        long least = Allocated.By(() =>
        {
            CustomDataCheck.Check(conversion, bag);
            UserDataCheck.Check(conversion, bag);
        });

        bag.ToList().Should().BeEmpty();
        least.Should().Be(0);
    }
}
