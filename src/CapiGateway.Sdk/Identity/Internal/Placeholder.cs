using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Recognises what systems write where there is no value. Its hash would match everybody else without a value, so it is never sent.
/// </summary>
internal static class Placeholder
{
    /// <summary>No placeholder is longer than this, written without its spaces.</summary>
    private const int MaxKeyLength = 16;

    /// <summary>A longer result of normalisation is none either; this many bytes are decoded on the stack.</summary>
    private const int MaxResultLength = 32;

    internal const string NotAvailable = "na";

    /// <summary>Placeholders in every kind, without spaces, dashes and underscores, and without the brackets around them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = Lookup(
        "null", "undefined", "nan", "none", "unknown", "n/a", "n.a.", "n.a", "#n/a", "#null!", "#ref!", "#value!", "#name?", "#num!",
        "#div/0!", @"\n", "notavailable", "notprovided", "notset", "notapplicable", "notspecified", "objectobject", "objectnull",
        "objectundefined");

    /// <summary>Placeholders only where brackets say so: Nil is a given name, Blank a surname.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BracketedWords =
        Lookup("nil", "na", "empty", "blank", "missing");

    /// <summary>With what a placeholder can begin that is more than punctuation and no word: a mark, brackets, what is left out of it.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("#\\([<{\"' -_");

    /// <summary>Whether a bare <c>na</c> is a placeholder: not where it is a value, for Na is a name, and NA is Namibia.</summary>
    internal static bool IncludesNotAvailable(IdentifierKind kind) =>
        kind is not (IdentifierKind.Country or IdentifierKind.FirstName or IdentifierKind.LastName);

    /// <summary>Whether a trimmed value is a placeholder, in any case and in brackets or quotes, or has nothing but punctuation.</summary>
    internal static bool Matches(IdentifierKind kind, ReadOnlySpan<char> value)
    {
        // Nearly every value is done here.
        if (!value.IsEmpty && !CanBegin(value[0], value.Length > 1 ? value[1] : '\0'))
        {
            return IsPunctuation(value);
        }

        ReadOnlySpan<char> inner = Unwrap(value);
        Span<char> key = stackalloc char[MaxKeyLength];
        return (TryCompact(inner, key, out int length) && IsWord(kind, key[..length], inner.Length < value.Length)) || IsPunctuation(value);
    }

    /// <summary>The same for a value that was normalised to UTF-8.</summary>
    internal static bool Matches(IdentifierKind kind, ReadOnlySpan<byte> normalized)
    {
        if (normalized.Length > MaxResultLength || BeginsLikeAValue(normalized))
        {
            return false;
        }

        Span<char> text = stackalloc char[MaxResultLength];
        return Matches(kind, text[..Encoding.UTF8.GetChars(normalized, text)]);
    }

    private static bool BeginsLikeAValue(ReadOnlySpan<byte> normalized) =>
        !normalized.IsEmpty
        && char.IsAsciiLetterOrDigit((char)normalized[0])
        && !CanBegin((char)normalized[0], normalized.Length > 1 ? (char)normalized[1] : '\0');

    /// <summary>Whether any placeholder begins like this, after whatever is left out of it.</summary>
    private static bool CanBegin(char first, char second) =>
        first switch
        {
            'n' or 'N' => second is 'u' or 'U' or 'a' or 'A' or 'o' or 'O' or '/' or '.' || IsLeftOut(second),
            'u' or 'U' => second is 'n' or 'N' || IsLeftOut(second),
            'o' or 'O' => second is 'b' or 'B' || IsLeftOut(second),
            _ => Marks.Contains(first),
        };

    private static bool IsLeftOut(char character) => character is ' ' or '-' or '_';

    private static bool IsWord(IdentifierKind kind, ReadOnlySpan<char> key, bool isBracketed) =>
        Words.Contains(key)
        || (isBracketed && BracketedWords.Contains(key))
        || (IncludesNotAvailable(kind) && key.SequenceEqual(NotAvailable));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params ReadOnlySpan<string> words) =>
        FrozenSet.Create(StringComparer.Ordinal, words).GetAlternateLookup<ReadOnlySpan<char>>();

    private static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> value)
    {
        while (value.Length >= 2 && AreAPair(value[0], value[^1]))
        {
            value = UnicodeText.Trim(value[1..^1]);
        }

        return value;
    }

    private static bool AreAPair(char first, char last) =>
        (first, last) is ('(', ')') or ('[', ']') or ('<', '>') or ('{', '}') or ('"', '"') or ('\'', '\'');

    /// <summary>Lower case without spaces, dashes and underscores; fails for what is too long or not ASCII.</summary>
    private static bool TryCompact(ReadOnlySpan<char> value, Span<char> key, out int length)
    {
        length = 0;
        foreach (char character in value)
        {
            if (IsLeftOut(character))
            {
                continue;
            }

            if (length == key.Length || !char.IsAscii(character))
            {
                return false;
            }

            key[length++] = char.IsAsciiLetterUpper(character) ? (char)(character | 0x20) : character;
        }

        return true;
    }

    private static bool IsPunctuation(ReadOnlySpan<char> value)
    {
        foreach (char character in value)
        {
            bool isPunctuation = char.IsAscii(character)
                ? !char.IsAsciiLetterOrDigit(character)
                : CharacterFilter.IsTrimmed(character)
                    || (!char.IsSurrogate(character) && UnicodeTables.Current[character].Has(CharacterFlags.Punctuation));
            if (!isPunctuation)
            {
                return false;
            }
        }

        return true;
    }
}
