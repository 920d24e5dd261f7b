using System.Text;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Samples.Quickstart;

/// <summary>
/// The calling codes of the countries that the shop delivers to: for telephone numbers written without one. Where the country is not
/// known, nothing is guessed.
/// </summary>
internal static class CallingCodes
{
    public static string? Of(string? country) => TwoLetters(country) switch
    {
        "ca" or "pr" or "us" => "1",
        "za" => "27",
        "gr" => "30",
        "nl" => "31",
        "be" => "32",
        "fr" => "33",
        "es" => "34",
        "it" => "39",
        "ro" => "40",
        "ch" => "41",
        "at" => "43",
        "gb" => "44",
        "dk" => "45",
        "se" => "46",
        "no" => "47",
        "pl" => "48",
        "de" => "49",
        "mx" => "52",
        "ar" => "54",
        "br" => "55",
        "au" => "61",
        "nz" => "64",
        "jp" => "81",
        "kr" => "82",
        "cn" => "86",
        "tr" => "90",
        "in" => "91",
        "ci" => "225",
        "pt" => "351",
        "ie" => "353",
        "fi" => "358",
        "ua" => "380",
        "cz" => "420",
        "tw" => "886",
        "sa" => "966",
        "ae" => "971",
        "il" => "972",
        _ => null,
    };

    // The library reads countries as people write them: "Deutschland", "DEU", "de".
    private static string? TwoLetters(string? country)
    {
        Span<byte> utf8 = stackalloc byte[64];
        return IdentifierNormalizer.Normalize(IdentifierKind.Country, country, utf8, out int written) == NormalizationStatus.Done
            ? Encoding.UTF8.GetString(utf8[..written])
            : null;
    }
}
