using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Builders draft in pooled arrays: nothing of one event may show up in another, or stay behind.</summary>
public sealed class DraftTests
{
    [Fact]
    public void Events_built_at_once_abandoned_and_built_again_never_mix()
    {
        Parallel.For(0, 4_000, number =>
        {
            ConversionEventBuilder builder = Builder(number);
            ConversionEventBuilder abandoned = Builder(-number - 1);
            if (number % 3 == 0)
            {
                abandoned = builder;
            }

            ConversionEvent first = builder.Build();
            ConversionEvent second = builder.WithUser(user => user.City($"city {number}")).WithCustomData(data => data.OrderId("late")).Build();
            ConversionEvent third = abandoned.Build();

            AssertIs(first, number, "order" + number);
            first.UserData.Digests(IdentifierKind.City).Should().BeEmpty();
            AssertIs(second, number, "late");
            second.UserData.Digests(IdentifierKind.City).Should().Equal(Hash($"city{number}"));
            AssertIs(third, number % 3 == 0 ? number : -number - 1, number % 3 == 0 ? "late" : $"order{-number - 1}");
        });
    }

    [Fact]
    public void A_builder_of_a_section_that_outlives_the_event_belongs_to_its_own_event_alone()
    {
        UserDataBuilder? kept = null;
        ConversionEventBuilder builder = ConversionEvent.Lead().WithUser(user => kept = user);
        builder.Build();
        ConversionEventBuilder other = ConversionEvent.Lead().WithUser(user => user.Email("other@example.com"));
        kept!.Email("kept@example.com");

        other.Build().UserData.Digests(IdentifierKind.Email).Should().Equal(Hash("other@example.com"));
        builder.Build().UserData.Digests(IdentifierKind.Email).Should().Equal(Hash("kept@example.com"));
    }

    [Fact]
    public void No_pooled_array_keeps_an_identifier_or_a_text_after_the_event_is_built()
    {
        ConversionEvent.Lead()
            .WithUser(user => user.Email("marker@example.com").Phone("+1 202 555 0123").ClientUserAgent("marker"))
            .WithCustomData(data => data.SearchString("marker@example.com"))
            .Build();

        // The pool hands the same array to the same thread again.
        PlainIdentifier[] plain = ArrayPool<PlainIdentifier>.Shared.Rent(16);
        UserDataField[] fields = ArrayPool<UserDataField>.Shared.Rent(3);
        KeyValuePair<string, JsonValue>[] custom = ArrayPool<KeyValuePair<string, JsonValue>>.Shared.Rent(8);
        plain.Should().OnlyContain(identifier => identifier.Value == null);
        fields.Should().OnlyContain(field => field.Text == null);
        custom.Should().OnlyContain(field => field.Key == null && field.Value.Text == null);
    }

    [Fact]
    public void More_identifiers_than_fit_on_the_stack_are_all_hashed_once_and_stand_together()
    {
        string[] addresses = [.. Enumerable.Range(0, 100).Select(number => $"a{number % 90}@example.com")];

        ConversionEvent conversion = ConversionEvent.Lead()
            .WithUser(user => Array.ForEach(addresses, address => user.Email(address).ExternalId(address)))
            .Build();

        conversion.UserData.Digests(IdentifierKind.Email).Should().Equal(addresses.Distinct(StringComparer.Ordinal).Select(Hash));
        conversion.UserData.Digests(IdentifierKind.ExternalId).Should().Equal(addresses.Distinct(StringComparer.Ordinal).Select(Hash));
        conversion.UserData.FieldNames.Should().Equal("em", "external_id");
    }

    [Fact]
    public void Products_are_equal_by_what_they_say_however_it_was_set()
    {
        var bare = new Content("SKU-1", 2, 9.95m);
        Content titled = bare with { Title = "Cup" };

        titled.Should().NotBe(bare);
        bare.Title.Should().BeNull();
        (titled with { Title = null }).Should().Be(bare);
        (titled with { Brand = null }).Should().Be(new Content("SKU-1", 2, 9.95m) { Title = "Cup" });
    }

    private static ConversionEventBuilder Builder(int number) => ConversionEvent.Purchase(number, "USD")
        .WithEventId($"id{number}")
        .FromWebsite($"https://shop.example/{number}", "agent" + number)
        .WithUser(number, static (user, number) => user.Email($"mail{number}@example.com").ExternalId($"{number}"))
        .WithCustomData(number, static (data, number) => data.OrderId($"order{number}").Contents(new Content($"sku{number}")));

    private static void AssertIs(ConversionEvent conversion, int number, string orderId)
    {
        conversion.EventId.Should().Be($"id{number}");
        conversion.UserData.Digests(IdentifierKind.Email).Should().Equal(Hash($"mail{number}@example.com"));
        conversion.UserData.Digests(IdentifierKind.ExternalId).Should().Equal(Hash($"{number}"));
        conversion.UserData.ClientUserAgent.Should().Be("agent" + number);
        conversion.CustomData.Value.Should().Be(number);
        conversion.CustomData.OrderId.Should().Be(orderId);
        conversion.CustomData.Contents.Should().Equal(new Content($"sku{number}"));
    }

    private static Sha256Digest Hash(string normalized) => Sha256Digest.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(normalized)));
}
