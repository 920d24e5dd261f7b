using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Tests.House;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class PlainTextTests
{
    private const string Marker = "MARKERVALUE";

    [Fact]
    public void A_built_builder_holds_no_plain_identifier()
    {
        ConversionEventBuilder builder = Builder();
        Strings(builder).Should().Contain(text => text.Contains(Marker));

        ConversionEvent built = builder.Build();

        Strings(builder).Should().NotContain(text => text.Contains(Marker));
        Strings(built).Should().NotContain(text => text.Contains(Marker));
        builder.Build().Should().Be(built);
    }

    [Fact]
    public void Nothing_that_is_printed_shows_a_value()
    {
        ConversionEvent conversion = ConversionEvent.Purchase(1m, "USD")
            .WithEventId("e")
            .FromWebsite("https://shop.example/" + Marker, Marker, Marker)
            .WithUser(user => user.Fbc(Marker).ExternalId(Marker).PageId(Marker))
            .WithCustomData(data => data.OrderId(Marker).Contents(new Content(Marker)))
            .WithProperty("x", Marker)
            .WithRequestFields(new RequestFields { UploadTag = Marker })
            .Build(new EventDefaults { ExternalIdForm = ExternalIdForm.Raw });
        object[] printed =
        [
            conversion, conversion.UserData, conversion.CustomData, conversion.AppData, conversion.RequestFields,
            conversion.CustomData.Contents[0], string.Join(' ', conversion.Diagnostics), new ExtendedDeviceInfo(Marker, Marker),
            new StoreData { StoreCode = Marker }, Builder(),
        ];

        string.Join(' ', printed).Should().NotContain(Marker);
        typeof(ConversionEvent).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Should().Be("{ToString(),nq}");
    }

    [Fact]
    public void All_identifiers_of_an_event_are_hashed_in_one_call() =>
        Directory.EnumerateFiles(Repository.PathOf("src/CapiGateway.Sdk/Events"), "*.cs", SearchOption.AllDirectories)
            .Sum(path => File.ReadAllText(path).Split("DigestBatch.HashAll(").Length - 1)
            .Should().Be(1);

    [Fact]
    public void A_purchase_allocates_three_kilobytes_at_the_most()
    {
        Content[] contents = [new("a", 1, 1m), new("b", 2, 2m), new("c", 3, 3m)];

        Allocated.By(() => ConversionEvent.Purchase(129.95m, "USD")
            .WithEventId("order-1")
            .WithEventTime(Some.Now)
            .FromWebsite("https://shop.example/thanks", "Mozilla/5.0", "8.8.8.8")
            .WithUser(static user => user.Email("jane@example.com").Phone("+16505550100").FirstName("Jane").LastName("Doe").City("Paris")
                .State("ca").PostalCode("94035").Country("us").ExternalId("user-1"))
            .WithCustomData(data => data.Contents(contents))
            .Build()).Should().BeLessThan(3_100);
    }

    private static ConversionEventBuilder Builder() => ConversionEvent.Lead().WithEventId("e").FromOther().WithUser(user =>
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            user.Identifier(kind, Marker);
        }

        user.Email(Marker + "@example.com").FirstNamePrefix(Marker).AppUserId(Marker).Property("x", Marker, UserDataForm.Hashed);
    });

    private static List<string> Strings(object root)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(root, seen, found);
        return found;
    }

    private static void Walk(object? value, HashSet<object> seen, List<string> found)
    {
        if (value is string text)
        {
            found.Add(text);
            return;
        }

        if (value is null || value.GetType().IsPrimitive || value is Type or Delegate || !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable items and Array)
        {
            foreach (object? item in items)
            {
                Walk(item, seen, found);
            }
        }

        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (Type? type = value.GetType(); IsOurs(type); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(All))
            {
                Walk(field.GetValue(value), seen, found);
            }
        }
    }

    private static bool IsOurs([NotNullWhen(true)] Type? type) =>
        type is not null && (type.Assembly != typeof(int).Assembly || type.IsGenericType);
}
