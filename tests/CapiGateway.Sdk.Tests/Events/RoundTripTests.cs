using System.Buffers;
using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class RoundTripTests
{
    private const int Rounds = 3_000;

    private static readonly string[] Texts =
    [
        "plain", "Zoë & Söhne", "日本", "a\ud800b", "x@y.example", "+1 650 555 0100", "call 650-555-1212 now", "a@b.cd@e.fg", "😀", "\"quoted\\",
        "\0", "<b>", " lead ",
        "1", "null", "2026-11-21T10:00:00+01:00", "%40", "e%3Djohn%40x.example", "123456789012345", "l:123456789012345",
        "fb.1.1754763741205.AbCd", "8.8.8.8", "::1",
        "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b", "", "   ",
    ];

    private static readonly string[] Elements =
    [
        "1", "1.50", "1e300", "-0", "true", "\"text\"", "\"a@b.cd\"", "[]", "[\"a\",\"b\"]", "[1,\"a\",null]", "{}",
        "{\"a\":{\"b\":[1,2,{\"c\":\"+1 650 555 0100\"}]}}",
        "\"\\ud800\"", "1e400", "[1e400]", "{\"\\ud800\":1}", "null", "0.12345678901234567890123456789012345", "{\"a\":1,\"a\":2}",
        "1E-40", "{\"a\":1,\"a\":2,\"b\":null}", "{\"o\":{\"a\":\"x@y.example\",\"b\":null},\"c\":null}", "[{\"a\":1,\"a\":2,\"b\":null}]",
        "[[[[\"x@y.example\",1]]]]",
    ];

    [Fact]
    public void What_was_written_reads_as_an_equal_event()
    {
        var random = new Random(20_261_122);
        for (int round = 0; round < Rounds; round++)
        {
            ConversionEvent written = Generate(random);
            byte[] json = Json.Bytes(written);
            var straight = new ArrayBufferWriter<byte>();
            written.WriteTo(straight);
            straight.WrittenSpan.SequenceEqual(json).Should().BeTrue("both ways to write are one");

            ConversionEvent.TryParse(json, out ConversionEvent? read, out IReadOnlyList<EventDiagnostic> found)
                .Should().BeTrue($"round {round}: {string.Join("; ", found)}");

            read!.Equals(written).Should().BeTrue($"round {round}: {Json.Text(written)} became {Json.Text(read)}");
            Json.Bytes(read).Should().Equal(json);
        }
    }

    [Fact]
    public void Deep_json_is_left_out_before_it_could_not_be_read_back()
    {
        JsonElement deep = JsonElement.Parse(new string('[', 40) + "1" + new string(']', 40));
        ConversionEvent written = Some.Purchase().WithCustomData(data => data.Property("deep", deep)).Build();

        written.Diagnostics.Ids().Should().Contain(nameof(EventRules.JsonValueUnusable));
        ConversionEvent.TryParse(Json.Bytes(written), out ConversionEvent? read, out _).Should().BeTrue();
        read.Should().Be(written);
    }

    private static ConversionEvent Generate(Random random)
    {
        ConversionEventBuilder builder = ConversionEvent.Create("n" + Text(random))
            .WithEventTime(DateTimeOffset.FromUnixTimeSeconds(random.Next()));
        builder = random.Next(12) switch
        {
            0 => builder.FromApp(Some.Device, random.Next(2) == 0, random.Next(2) == 0),
            1 => builder.FromPhysicalStore(
                Text(random), Text(random), new StoreData { StoreCode = Text(random), BrandPageId = Text(random) }),
            2 => builder.FromPhoneCall(),
            3 => builder.FromCrm(Text(random), Text(random)),
            4 => builder.From(Text(random)),
            _ => builder.FromWebsite(Text(random), Text(random), Text(random)),
        };
        builder.WithReferrer(Text(random)).WithUser(user => Fill(user, random)).WithCustomData(data => Fill(data, random));
        if (random.Next(3) == 0)
        {
            builder.WithAttribution(data => data.AdId(Text(random)).Share(0.25m).Setting(1, 2).Property("further", Element(random)))
                .WithOriginalEvent(Text(random), Some.Now, Text(random), Text(random))
                .WithProperty("further_one", Element(random)).WithProperty("further_two", Text(random))
                .WithAdvancedMeasurementTable(Text(random));
        }

        builder.WithOptOut(random.Next(2) == 0).WithLimitedDataUse(random.Next(4) switch
        {
            0 => LimitedDataUse.Off,
            1 => LimitedDataUse.Geolocate,
            2 => LimitedDataUse.ForState(random.Next(1, 2_000)),
            _ => LimitedDataUse.NotSpecified,
        });
        builder.WithCustomerSegmentation(Text(random), (CustomerSegmentationPlacement)random.Next(2));
        return random.Next(6) == 0 ? builder.FromWhatsApp(Text(random), Text(random)).Build() : builder.Build();
    }

    private static void Fill(UserDataBuilder user, Random random)
    {
        foreach (IdentifierKind kind in Enum.GetValues<IdentifierKind>())
        {
            for (int count = random.Next(3); count > 0; count--)
            {
                user.Identifier(kind, Text(random));
            }
        }

        user.Fbc(Text(random)).Fbp(Text(random)).LeadId(Text(random)).FacebookLoginId(Text(random)).AdvertisingId(Text(random))
            .PageId(Text(random)).FirstNamePrefix(Text(random)).LastNamePrefix(Text(random)).FirstInitial(Text(random))
            .AppUserId(Text(random)).DayOfBirth(random.Next(40)).YearOfBirth(1990);
    }

    private static void Fill(CustomDataBuilder data, Random random)
    {
        data.Value(random.Next(1_000_000) / 100m, Text(random)).OrderId(Text(random)).SearchString(Text(random))
            .ContentName(Text(random)).NumItems(random.Next(9)).ContentIds(Text(random), Text(random)).Status(random.Next(2) == 0)
            .Property("mine", Element(random)).Property("other", Text(random)).Property("flag", true).Property("number", 1.25m)
            .Travel(new TravelData { Adults = random.Next(5), DestinationIds = [Text(random), "b"], CheckinDate = Text(random) })
            .Vehicle(new VehicleData { Make = Text(random), Year = 2_020, MileageValue = 12.5m })
            .Home(new HomeData { LeaseStartDate = new DateOnly(2026, 1, 2) })
            .Place(new PlaceData { City = Text(random) })
            .Suggested(new SuggestedContents { Jobs = ["a"] })
            .AppEvent(new AppEventData { Description = Text(random), Level = Text(random), Success = true, MaxRatingValue = 5 })
            .Price(10.5m, Text(random))
            .Contents(
                new Content(Text(random), random.Next(1, 4), 9.95m) { Title = Text(random), Price = 3m, DeliveryCategory = Text(random) },
                new Content("sku"));
    }

    private static string Text(Random random) => Texts[random.Next(Texts.Length)];

    private static JsonElement Element(Random random) => JsonElement.Parse(Elements[random.Next(Elements.Length)]);
}
