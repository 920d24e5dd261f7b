using System.Globalization;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>One order of a web shop, from which every side builds the same Purchase: nine identifiers, three contents.</summary>
public sealed record Order(
    string Id, string Email, string Phone, string FirstName, string LastName, string City, string State, string PostalCode, string Country,
    string CustomerId, string Ip, string UserAgent, string PageUrl, string Fbc, string Fbp, decimal Total,
    long Time, IReadOnlyList<Line> Lines)
{
    private const string Browser =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    // Of today: a click id of months ago would be an event with something to say about it, which few are.
    private static readonly long Now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static readonly string[] Cities = ["Seattle", "Portland", "Oakland", "Tacoma"];

    public static Order Number(int number) => new(
        Text($"SO-{100_000 + number}"),
        Text($" First{number % 97}.Last{number}@Example.com "),
        Text($"1650555{number % 10_000:D4}"),
        Text($"Mary{Letter(number)} "),
        Text($"Johannsen{Letter(number / 26)}"),
        Cities[number % Cities.Length],
        "WA",
        Text($"{98_001 + (number % 100)}"),
        "US",
        Text($"customer-{number}"),
        Text($"93.184.{number % 200}.{(number % 250) + 1}"),
        Browser,
        Text($"https://shop.example/checkout/thank-you?order={number}"),
        Text($"fb.1.{Now - 600}000.IwAR{number:D20}"),
        Text($"fb.1.{Now - 600}000.{1_000_000_000 + number}"),
        129.95m + number,
        Now - number,
        [new("SKU-1", 1, 99.95m), new(Text($"SKU-{2 + (number % 50)}"), 2, 10m), new("SKU-99", 1, 10m + number)]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static char Letter(int number) => (char)('a' + (number % 26));
}
