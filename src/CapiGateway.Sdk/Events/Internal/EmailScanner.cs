using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Takes e-mail addresses out of text, also percent-encoded once or twice. Linear in the length of the text.</summary>
internal static class EmailScanner
{
    private const int MaxLocalLength = 64;

    private static readonly SearchValues<string> AtSigns = SearchValues.Create(["@", "%40", "%2540"], StringComparison.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PictureExtensions = FrozenSet
        .ToFrozenSet(["png", "jpg", "jpeg", "webp", "gif", "avif", "svg"], StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.!#$%*_+-~^{}|'`");

    /// <summary>The text without addresses; the same instance when there is none.</summary>
    public static string Remove(string text)
    {
        // Nearly every text is done here.
        if (!text.AsSpan().ContainsAny('@', '%'))
        {
            return text;
        }

        StringBuilder? kept = null;
        int copied = 0;
        int from = 0;
        while (text.AsSpan(from).IndexOfAny(AtSigns) is var found and >= 0)
        {
            int at = from + found;
            int afterAt = at + AtLength(text.AsSpan(at));
            int start = LocalStart(text, copied, at);
            int end = DomainEnd(text, afterAt);
            from = afterAt;
            if (start < at && end > afterAt)
            {
                (kept ??= new StringBuilder(text.Length)).Append(text, copied, start - copied);
                copied = from = end;
            }
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    private static int AtLength(ReadOnlySpan<char> text) => text[0] == '@' ? 1 : text[1] == '4' ? 3 : 5;

    private static int LocalStart(string text, int from, int at)
    {
        int start = at;
        while (start > from && at - start < MaxLocalLength && IsOfLocalPart(text[start - 1]))
        {
            start--;
        }

        return AfterEncodedDelimiter(text, start, at);
    }

    private static bool IsOfLocalPart(char character) =>
        LocalCharacters.Contains(character)
        || char.IsLetter(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // "email%3Djohn%40…": the name of the parameter and the delimiter are no part of the address.
    private static int AfterEncodedDelimiter(string text, int start, int end)
    {
        for (int index = end - 3; index >= start; index--)
        {
            if (text[index] == '%' && IsDelimiter(text.AsSpan(index + 1, 2)))
            {
                return index + 3;
            }

            if (text[index] == '%' && index + 5 <= end && text.AsSpan(index + 1, 2) is "25" && IsDelimiter(text.AsSpan(index + 3, 2)))
            {
                return index + 5;
            }
        }

        return start;
    }

    private static bool IsDelimiter(ReadOnlySpan<char> hex) =>
        hex.Equals("3D", StringComparison.OrdinalIgnoreCase)
        || hex.Equals("2F", StringComparison.OrdinalIgnoreCase)
        || hex.Equals("3F", StringComparison.OrdinalIgnoreCase)
        || hex.Equals("3A", StringComparison.OrdinalIgnoreCase)
        || hex.Equals("2C", StringComparison.OrdinalIgnoreCase)
        || hex.Equals("3B", StringComparison.OrdinalIgnoreCase)
        || hex.Equals("3C", StringComparison.OrdinalIgnoreCase)
        || hex is "26" or "20" or "22" or "23";

    // A domain has a dot with a letter behind it, which "pkg@1.2.3" has not; the dot that ends a sentence is not part of it.
    private static int DomainEnd(string text, int start)
    {
        int end = start;
        bool isNamed = false;
        int before = 0;
        for (int position = start; position < text.Length;)
        {
            Rune character = EncodedText.Read(text, position, out int length);
            position += length;
            if (IsOfWord(character) || Rune.IsDigit(character))
            {
                isNamed = before == '.' && end > start ? IsOfWord(character) : isNamed;
                end = position;
            }
            else if (character.Value is not ('.' or '-'))
            {
                break;
            }

            before = character.Value;
        }

        return isNamed && !IsPicture(text.AsSpan(start, end - start)) ? end : start;
    }

    // Bytes of another encoding are letters beyond ASCII. An accent may be a character of its own, as vowels of many scripts are.
    private static bool IsOfWord(Rune character) =>
        Rune.IsLetter(character)
        || character == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // "logo@2x.png" is the name of a picture, and no address ends so.
    private static bool IsPicture(ReadOnlySpan<char> domain) =>
        domain.Length > 3
        && char.IsAsciiDigit(domain[0])
        && domain[1] is 'x'
        && domain[2] is '.'
        && PictureExtensions.Contains(domain[(domain.LastIndexOf('.') + 1)..]);
}
