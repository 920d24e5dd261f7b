using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Events;

internal static partial class WrittenRequests
{
    private static Dictionary<string, Func<ConversionEvent[]>> Abroad => new(StringComparer.Ordinal)
    {
        ["pre-hashed"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("ph-1", "168.212.226.204.ABcDEFGh")
                .WithUser(user => user
                    .Email(BrokenEvents.Hash(Jane).ToUpperInvariant()).Email(BrokenEvents.Hash(Jane) + ".AQECAQIB")
                    .Phone(BrokenEvents.Hash("16505550100"))
                    .Identifier(IdentifierKind.ExternalId, Digest(Customer)).Identifier(IdentifierKind.Country, Digest("us")))
                .Made(),
        ],
        ["germany"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("de-1")
                .WithUser(user => user.Email("Jürgen@MÜLLER.example").Phone("0049 (0)170 1234567").FirstName("Jürgen")
                    .LastName("Groß-Müller").City("Bad Tölz").State("Nordrhein-Westfalen").PostalCode("83646")
                    .Country("Germany").DateOfBirth("16.02.1997").Gender("M"))
                .Made(),
        ],
        ["japan"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("jp-1")
                .WithUser(user => user.FirstName("太郎").LastName("正").City("東京").PostalCode("100-0001").Country("Japan")
                    .Phone("+81 3-1234-5678"))
                .Made(),
        ],
        ["turkey-and-greece"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("tr-1")
                .WithUser(user => user.FirstName("İPEK").LastName("IŞIK").City("ISTANBUL").Country("tr")).Made(),
            ConversionEvent.Lead().OnTheWeb("gr-1")
                .WithUser(user => user.FirstName("ΓΙΩΡΓΟΣ").LastName("Vale\u0301ry").Country("gr")).Made(),
        ],
        ["united-kingdom"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("uk-1")
                .WithUser(user => user.PostalCode("M1 1AE").Country("UK").Phone("+44 (0)20 7946 0958").LastName("Smith’s")
                    .FirstName("Jean Luc"))
                .Made(),
        ],
        ["brazil"] = () =>
        [
            ConversionEvent.Purchase(59.90m, "brl").OnTheWeb("br-1")
                .WithUser(user => user.City("São Paulo").State("São Paulo").PostalCode("01310-100").Country("Brazil")
                    .Phone("+55 (11) 91234-5678"))
                .WithCustomData(data => data.ContentIds("a", "7"))
                .Made(),
        ],
    };

    private static Sha256Digest Digest(string normalized) =>
        Sha256Digest.TryParse(BrokenEvents.Hash(normalized), out Sha256Digest digest) ? digest : Sha256Digest.None;
}
