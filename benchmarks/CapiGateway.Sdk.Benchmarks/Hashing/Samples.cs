using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Benchmarks.Hashing;

/// <summary>Values that come to the same bytes by this library's rules and by trimming and lower-casing alone.</summary>
public static class Samples
{
    public const int ColumnLength = 10_000;

    private static readonly string[] Domains = ["gmail.com", "example.com", "Outlook.com", "yahoo.co.uk", "web.de", "icloud.com"];

    public static IReadOnlyList<(IdentifierKind Kind, string Value)> OneOfEachKind { get; } =
    [
        (IdentifierKind.Email, " John.Smith@Gmail.com "),
        (IdentifierKind.Phone, "16505551212"),
        (IdentifierKind.FirstName, "Mary "),
        (IdentifierKind.LastName, "Johannsen"),
        (IdentifierKind.Gender, "F"),
        (IdentifierKind.DateOfBirth, "19970216"),
        (IdentifierKind.City, "Seattle"),
        (IdentifierKind.State, "WA"),
        (IdentifierKind.PostalCode, "94035"),
        (IdentifierKind.Country, "US"),
        (IdentifierKind.ExternalId, "user-4711"),
    ];

    /// <summary>What a web shop knows of a buyer: neither gender nor birthday.</summary>
    public static IReadOnlyList<(IdentifierKind Kind, string Value)> EventsNine { get; } =
        [.. OneOfEachKind.Where(value => value.Kind is not (IdentifierKind.Gender or IdentifierKind.DateOfBirth))];

    public static string[] Emails { get; } =
    [
        .. Enumerable.Range(0, ColumnLength).Select(row => string.Create(
            CultureInfo.InvariantCulture, $"First{row % 97}.Last{row}{(row % 5 == 0 ? "+news" : "")}@{Domains[row % Domains.Length]}")),
    ];

    public static byte[] Normalized(string value) => Encoding.UTF8.GetBytes(value.Trim().ToLowerInvariant());
}
