using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// The digests that somebody else's code makes of an empty or placeholder value, in the spellings in which such values are found.
/// </summary>
internal static class PlaceholderDigests
{
    private static readonly string[] Spellings =
    [
        "", " ", "null", "(null)", "[null]", "<null>", "undefined", "(undefined)", "[undefined]", "nan", "none", "(none)",
        "<none>", "<nil>", "(nil)", "unknown", "(unknown)", "[unknown]", "<unknown>", "n/a", "(n/a)", "n.a.", "n.a", "<na>",
        "(na)", "#n/a", "#null!", "#ref!", "#value!", "#name?", "#num!", "#div/0!", @"\n", "not available", "notavailable",
        "not_available", "not-available", "(not available)", "not provided", "notprovided", "not_provided", "not-provided",
        "(not provided)", "not set", "notset", "not_set", "not-set", "(not set)", "not applicable", "notapplicable",
        "not_applicable", "not specified", "notspecified", "not_specified", "[object object]", "objectobject", "[object null]",
        "[object undefined]", "(empty)", "(blank)", "-", "--", "---", "–", "—", ".", "..", "...", "?", "??", "???", "_", "*", "/",
        "#", "\"\"", "''", "()", "[]", "{}", "<>",
    ];

    private static readonly HashSet<Sha256Digest> Always = [Sha256Digest.None, .. Spellings.SelectMany(Casings).Select(Hash)];
    private static readonly HashSet<Sha256Digest> NotAvailable = [.. Casings(Placeholder.NotAvailable).Select(Hash)];

    internal static bool Contains(IdentifierKind kind, in Sha256Digest digest) =>
        Always.Contains(digest) || (Placeholder.IncludesNotAvailable(kind) && NotAvailable.Contains(digest));

    /// <summary>null, NULL, Null; [object object], [object Object]; nan, NaN; not set, Not Set.</summary>
    private static IEnumerable<string> Casings(string text) =>
    [
        text,
        text.ToUpperInvariant(),
        Capitalize(text, everyWord: false),
        Capitalize(text, everyWord: true),
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text),
        text.Replace(" object]", " Object]", StringComparison.Ordinal)
            .Replace(" null]", " Null]", StringComparison.Ordinal)
            .Replace(" undefined]", " Undefined]", StringComparison.Ordinal)
            .Replace("nan", "NaN", StringComparison.Ordinal),
    ];

    private static string Capitalize(string text, bool everyWord)
    {
        var capitalized = new StringBuilder(text.Length);
        bool atStart = true;
        foreach (char character in text)
        {
            bool isLetter = char.IsAsciiLetter(character);
            capitalized.Append(isLetter && atStart ? char.ToUpperInvariant(character) : character);
            atStart = !isLetter && (atStart || (everyWord && character is ' ' or '_' or '-'));
        }

        return capitalized.ToString();
    }

    private static Sha256Digest Hash(string text) => Sha256Digest.Hash(Encoding.UTF8.GetBytes(text));
}
