using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Empties the parameters of a query or a fragment that are named after a phone, also in a URL that is the value of another parameter.
/// </summary>
internal static class QueryParameters
{
    private const int FewestDigits = 7;

    private static readonly SearchValues<char> Marks = SearchValues.Create("?#&;=%");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhoneNames = FrozenSet
        .ToFrozenSet(
            [
                "ph", "phone", "phones", "phonenumber", "phoneno", "phonenr", "mobile", "mobilephone", "mobilenumber", "mobileno", "msisdn",
                "telephone", "tel", "telnr", "telefon", "telefono", "whatsapp", "cell", "cellphone", "handy",
            ],
            StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text without the values of such parameters; the same instance when there is none.</summary>
    public static string RemovePhones(string text)
    {
        StringBuilder? kept = null;
        int copied = 0;
        ReadOnlySpan<char> name = default;
        for (int start = QueryStart(text); start < text.Length;)
        {
            int end = NextDelimiter(text, start, out char delimiter, out int length);
            ReadOnlySpan<char> part = text.AsSpan(start, end - start);
            if (!name.IsEmpty && DigitCount(part) >= FewestDigits && IsPhone(name))
            {
                (kept ??= new StringBuilder(text.Length)).Append(text, copied, start - copied);
                copied = end;
            }

            name = delimiter == '=' ? part : default;
            start = end + length;
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    private static int QueryStart(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            start = NextDelimiter(text, start, out char delimiter, out int length) + length;
            if (delimiter is '?' or '#')
            {
                break;
            }
        }

        return start;
    }

    private static int NextDelimiter(string text, int start, out char delimiter, out int length)
    {
        while (text.AsSpan(start).IndexOfAny(Marks) is var found and >= 0)
        {
            start += found;
            Rune character = EncodedText.Read(text, start, out length);
            if (character.Value is '?' or '#' or '&' or ';' or '=')
            {
                delimiter = (char)character.Value;
                return start;
            }

            start += length;
        }

        (delimiter, length) = ('\0', 0);
        return text.Length;
    }

    private static bool IsPhone(ReadOnlySpan<char> name) =>
        HasPhoneWord(name.Contains('%') ? Uri.UnescapeDataString(name) : name);

    // A word of the name says phone: customer_phone, billing[tel], userPhone; but not headphone.
    private static bool HasPhoneWord(ReadOnlySpan<char> name)
    {
        for (int start = 0; start < name.Length;)
        {
            int end = start + 1;
            while (end < name.Length
                && char.IsAsciiLetter(name[end])
                && !(char.IsAsciiLetterUpper(name[end]) && char.IsAsciiLetterLower(name[end - 1])))
            {
                end++;
            }

            if (PhoneNames.Contains(name[start..end]))
            {
                return true;
            }

            start = end < name.Length && !char.IsAsciiLetter(name[end]) ? end + 1 : end;
        }

        return false;
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
