using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Takes phone numbers out of text: written with a plus, in the North American form, or as the value of a query parameter that is named
/// after a phone. Order numbers and times, which are long runs of digits too, stay. Linear in the length of the text.
/// </summary>
internal static class PhoneScanner
{
    private const int FewestDigits = 7;

    private static readonly SearchValues<char> Beginnings = SearchValues.Create(PhoneForm.Beginnings);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ParameterNames = FrozenSet
        .ToFrozenSet(
            [
                "phone", "phones", "phonenumber", "phoneno", "phonenr", "mobile", "mobilephone", "mobilenumber", "mobileno", "msisdn",
                "telephone", "tel", "telnr", "telefon", "telefono", "whatsapp", "cell", "cellphone", "handy",
            ],
            StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text without numbers; the same instance when there is none.</summary>
    public static string Remove(string text)
    {
        string rest = text.Contains('?', StringComparison.Ordinal) ? RemoveParameters(text) : text;
        StringBuilder? kept = null;
        int copied = 0;
        for (int index = 0; rest.AsSpan(index).IndexOfAny(Beginnings) is var next and >= 0;)
        {
            index += next;
            int length = PhoneForm.LengthAt(rest, index);
            if (length > 0)
            {
                (kept ??= new StringBuilder(rest.Length)).Append(rest, copied, index - copied);
                copied = index + length;
            }

            index += length > 0 ? length : SkipAt(rest.AsSpan(index));
        }

        return kept is null ? rest : kept.Append(rest, copied, rest.Length - copied).ToString();
    }

    // No number begins in the middle of a run of digits.
    private static int SkipAt(ReadOnlySpan<char> rest) =>
        rest.IndexOfAnyExceptInRange('0', '9') switch
        {
            < 0 => rest.Length,
            0 => 1,
            var digits => digits,
        };

    private static string RemoveParameters(string text)
    {
        StringBuilder? kept = null;
        int copied = 0;
        for (int start = text.IndexOf('?', StringComparison.Ordinal) + 1; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny('&', ';', '#') is var found and >= 0 ? found : text.Length - start;
            ReadOnlySpan<char> parameter = text.AsSpan(start, length);
            int equal = parameter.IndexOf('=');
            if (equal > 0 && DigitCount(parameter[(equal + 1)..]) >= FewestDigits && IsPhone(parameter[..equal]))
            {
                (kept ??= new StringBuilder(text.Length)).Append(text, copied, start + equal + 1 - copied);
                copied = start + length;
            }

            start += length + 1;
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    // A word of the name says phone: customer_phone, billing[tel], userPhone; but not headphone.
    private static bool IsPhone(ReadOnlySpan<char> name)
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

            if (ParameterNames.Contains(name[start..end]))
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
