using System.Buffers;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Text as it is hashed: full lower case, NFC, UTF-8. Independent of culture, ICU and globalization mode, without allocation, and a
/// fixed point: folding a result again changes nothing.
/// </summary>
internal static class UnicodeText
{
    /// <summary>The longest text that is folded, in UTF-16 code units; it bounds the work buffers on the stack.</summary>
    internal const int MaxLength = 512;

    private const int ShortLength = 48;

    private static readonly SearchValues<byte> LowerLettersAndDigits = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789"u8);
    private static readonly SearchValues<byte> Printable = SearchValues.Create(CharacterFilter.PrintableAscii);
    private static readonly SearchValues<byte> PrintableWithoutSpace = SearchValues.Create(CharacterFilter.PrintableAscii[1..]);

    /// <summary>Removes what surrounds a value without belonging to it.</summary>
    internal static ReadOnlySpan<char> Trim(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty && CharacterFilter.IsTrimmed(value[0]))
        {
            value = value[1..];
        }

        while (!value.IsEmpty && CharacterFilter.IsTrimmed(value[^1]))
        {
            value = value[..^1];
        }

        return value;
    }

    /// <summary>Whether the value holds a lone surrogate, a noncharacter, or what a decoder left where it lost text.</summary>
    internal static bool IsBroken(ReadOnlySpan<char> value)
    {
        if (Ascii.IsValid(value))
        {
            return false;
        }

        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(value, out Rune rune, out int consumed) != OperationStatus.Done
                || CharacterFilter.IsBroken(rune.Value))
            {
                return true;
            }

            value = value[consumed..];
        }

        return false;
    }

    /// <summary>
    /// Folds <paramref name="value"/> into <paramref name="utf8"/>: <see cref="NormalizationStatus.Done"/>, or
    /// <see cref="NormalizationStatus.Empty"/> when nothing is left, <see cref="NormalizationStatus.Invalid"/> for broken text or what
    /// the mode refuses, <see cref="NormalizationStatus.TooLong"/>, <see cref="NormalizationStatus.DestinationTooSmall"/>; 0 is
    /// written unless it is done.
    /// </summary>
    internal static NormalizationStatus Fold(ReadOnlySpan<char> value, FoldMode mode, Span<byte> utf8, out int written)
    {
        written = 0;
        if (value.Length > MaxLength)
        {
            return NormalizationStatus.TooLong;
        }

        if (value.Length <= utf8.Length && TryFoldAscii(value, mode, utf8, out written, out NormalizationStatus status))
        {
            return status;
        }

        return Ascii.IsValid(value) ? FoldTightly(value, mode, utf8, out written) : FoldUnicode(value, mode, utf8, out written);
    }

    /// <summary>Folds ASCII in vectors: lowers and narrows all of it at once, then looks for what does not belong.</summary>
    private static bool TryFoldAscii(
        ReadOnlySpan<char> value, FoldMode mode, Span<byte> utf8, out int written, out NormalizationStatus status)
    {
        OperationStatus narrowed = mode == FoldMode.Id ? Ascii.FromUtf16(value, utf8, out written) : Ascii.ToLower(value, utf8, out written);
        if (narrowed != OperationStatus.Done)
        {
            (written, status) = (0, NormalizationStatus.Invalid);
            return false;
        }

        Span<byte> folded = utf8[..written];
        bool isRefused = false;
        switch (mode)
        {
            case FoldMode.Word:
                written = KeepLettersAndDigits(folded);
                break;
            case FoldMode.Address:
                isRefused = folded.ContainsAnyExcept(PrintableWithoutSpace);
                break;
            default:
                isRefused = folded.ContainsAnyExcept(Printable);
                break;
        }

        written = isRefused ? 0 : written;
        status = isRefused ? NormalizationStatus.Invalid : written == 0 ? NormalizationStatus.Empty : NormalizationStatus.Done;
        return true;
    }

    private static int KeepLettersAndDigits(Span<byte> folded)
    {
        int length = folded.IndexOfAnyExcept(LowerLettersAndDigits);
        if (length < 0)
        {
            return folded.Length;
        }

        foreach (byte character in folded[(length + 1)..])
        {
            if (char.IsAsciiLetterOrDigit((char)character))
            {
                folded[length++] = character;
            }
        }

        return length;
    }

    private static NormalizationStatus FoldUnicode(ReadOnlySpan<char> value, FoldMode mode, Span<byte> utf8, out int written)
    {
        written = 0;
        Span<uint> storage = value.Length <= ShortLength
            ? stackalloc uint[ShortLength * CodePointBuffer.MaxExpansion]
            : stackalloc uint[MaxLength * CodePointBuffer.MaxExpansion];
        var text = new CodePointBuffer(storage);
        if (!CanonicalDecomposer.TryDecompose(value, mode, ref text))
        {
            return NormalizationStatus.Invalid;
        }

        if (mode is FoldMode.Word or FoldMode.Address)
        {
            text.TrimJoiners();
        }

        if (text.IsEmpty)
        {
            return NormalizationStatus.Empty;
        }

        text.Order();
        text.Compose();
        return text.TryWrite(utf8, out written) ? NormalizationStatus.Done : NormalizationStatus.DestinationTooSmall;
    }

    // What a mode removes may make a value fit into less than its own length.
    private static NormalizationStatus FoldTightly(ReadOnlySpan<char> value, FoldMode mode, Span<byte> utf8, out int written)
    {
        written = 0;
        int length = 0;
        foreach (char character in value)
        {
            switch (CharacterFilter.JudgeAscii(character, mode))
            {
                case CharacterFilter.CharacterVerdict.Refuse:
                    return NormalizationStatus.Invalid;
                case CharacterFilter.CharacterVerdict.Remove:
                    continue;
                default:
                    if (length == utf8.Length)
                    {
                        return NormalizationStatus.DestinationTooSmall;
                    }

                    utf8[length++] = (byte)(mode != FoldMode.Id && char.IsAsciiLetterUpper(character) ? character | 0x20 : character);
                    break;
            }
        }

        written = length;
        return length == 0 ? NormalizationStatus.Empty : NormalizationStatus.Done;
    }
}
