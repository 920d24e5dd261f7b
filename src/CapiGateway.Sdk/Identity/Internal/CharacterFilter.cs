namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Decides, code point by code point, what a <see cref="FoldMode"/> keeps, removes or refuses.</summary>
internal static class CharacterFilter
{
    internal enum CharacterVerdict
    {
        Keep,
        Remove,
        Refuse,
    }

    /// <summary>What ASCII has but controls; the space comes first.</summary>
    internal static ReadOnlySpan<byte> PrintableAscii =>
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8;

    internal static CharacterVerdict Judge(int codePoint, in CharacterRecord record, FoldMode mode) => mode switch
    {
        FoldMode.Word => IsRemovedFromWords(codePoint, record) ? CharacterVerdict.Remove : CharacterVerdict.Keep,
        FoldMode.Address when record.Has(CharacterFlags.WhiteSpace) => CharacterVerdict.Refuse,
        FoldMode.Address when record.Has(CharacterFlags.Invisible) => CharacterVerdict.Remove,
        _ => IsControl(codePoint) ? CharacterVerdict.Refuse : CharacterVerdict.Keep,
    };

    /// <summary>The same for ASCII, which needs no table.</summary>
    internal static CharacterVerdict JudgeAscii(char character, FoldMode mode)
    {
        if (mode == FoldMode.Word)
        {
            return char.IsAsciiLetterOrDigit(character) ? CharacterVerdict.Keep : CharacterVerdict.Remove;
        }

        return IsControl(character) || (character == ' ' && mode == FoldMode.Address) ? CharacterVerdict.Refuse : CharacterVerdict.Keep;
    }

    /// <summary>The two joiners spell words in Persian and the Indic scripts, so they stay, but only between other characters.</summary>
    internal static bool IsJoiner(int codePoint) => codePoint is 0x200C or 0x200D;

    internal static bool IsControl(int codePoint) => codePoint is < 0x20 or (>= 0x7F and <= 0x9F);

    /// <summary>What is no text: a noncharacter, or the character that stands where a decoder lost text. Its hash matches nobody.</summary>
    internal static bool IsBroken(int codePoint) =>
        codePoint == 0xFFFD || (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>What surrounds a value without belonging to it: white space, control and invisible characters, joiners.</summary>
    internal static bool IsTrimmed(char character) =>
        char.IsAscii(character)
            ? character == ' ' || IsControl(character)
            : IsControl(character)
                || IsJoiner(character)
                || (!char.IsSurrogate(character)
                    && UnicodeTables.Current[character].Has(CharacterFlags.WhiteSpace | CharacterFlags.Invisible));

    private static bool IsRemovedFromWords(int codePoint, in CharacterRecord record) =>
        codePoint < 0x80
            ? !char.IsAsciiLetterOrDigit((char)codePoint)
            : record.Has(CharacterFlags.WhiteSpace | CharacterFlags.Punctuation | CharacterFlags.Invisible)
                || IsControl(codePoint)
                || IsApostropheLookalike(codePoint);

    // The acute accent and two modifier letters are typed for an apostrophe but are no punctuation to Unicode.
    private static bool IsApostropheLookalike(int codePoint) => codePoint is 0x00B4 or 0x02BB or 0x02BC;
}
