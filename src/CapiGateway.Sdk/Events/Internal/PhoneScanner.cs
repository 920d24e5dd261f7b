using System.Text;
using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Takes phone numbers out of text: written with a plus, in the North American form, or as the value of a query parameter that is named
/// after a phone. Order numbers and times, which are long runs of digits too, stay.
/// </summary>
internal static partial class PhoneScanner
{
    private const int FewestDigits = 7;

    private static readonly string[] ParameterNames = ["phone", "mobile", "msisdn", "telephone", "whatsapp"];

    /// <summary>The text without numbers; the same instance when there is none.</summary>
    public static string Remove(string text)
    {
        string clean = RemoveParameters(text);
        clean = International().Replace(clean, string.Empty);
        return NorthAmerican().Replace(clean, string.Empty);
    }

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}])(?:\+|%2[Bb])(?:[ .\-()/]|%20|%28|%29){0,3}[0-9](?:(?:[ .\-()/+]|%20|%28|%29){0,3}[0-9]){7,14}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\p{L}\p{Nd}_.\-])(?:\([0-9]{3}\)|%28[0-9]{3}%29|[0-9]{3})(?:[ .\-]|%20)?[0-9]{3}[ .\-][0-9]{4}(?![\p{L}\p{Nd}_\-])", RegexOptions.CultureInvariant)]
    private static partial Regex NorthAmerican();

    private static string RemoveParameters(string text)
    {
        int query = text.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return text;
        }

        StringBuilder? kept = null;
        int copied = 0;
        for (int start = query + 1; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny('&', ';', '#') is var found and >= 0 ? found : text.Length - start;
            ReadOnlySpan<char> parameter = text.AsSpan(start, length);
            int equal = parameter.IndexOf('=');
            if (equal > 0 && IsPhone(parameter[..equal]) && DigitCount(parameter[(equal + 1)..]) >= FewestDigits)
            {
                (kept ??= new StringBuilder(text.Length)).Append(text, copied, start + equal + 1 - copied);
                copied = start + length;
            }

            start += length + 1;
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    private static bool IsPhone(ReadOnlySpan<char> name)
    {
        foreach (string phone in ParameterNames)
        {
            if (name.Contains(phone, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.Equals("tel", StringComparison.OrdinalIgnoreCase) || name.Equals("cell", StringComparison.OrdinalIgnoreCase);
    }

    private static int DigitCount(ReadOnlySpan<char> value)
    {
        int digits = 0;
        foreach (char character in value)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return digits;
    }
}
