using System.Buffers;
using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Postal codes: lower-case letters and digits, in the United States the first five digits. Meta's documentation: <i>Customer
/// Information Parameters</i>.
/// </summary>
internal static class PostalCodeNormalizer
{
    private const int UsualLength = 32;
    private const int ZipDigits = 5;
    private const int ZipPlusFourDigits = 9;
    private const int FullWidthOffset = 'Ａ' - 'A';

    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value,
        Span<byte> destination,
        out int bytesWritten,
        in NormalizationContext context)
    {
        bytesWritten = 0;
        if (value.Length > UnicodeText.MaxLength)
        {
            return NormalizationStatus.TooLong;
        }

        Span<char> code = value.Length <= UsualLength ? stackalloc char[UsualLength] : stackalloc char[UnicodeText.MaxLength];
        code = code[..CopyLettersAndDigits(SpreadsheetNumber.WithoutZeroFraction(value), code)];
        if (IsZip(code, context.CountryCode))
        {
            code = code[..KeepDigits(code)][..ZipDigits];
        }

        return UnicodeText.Fold(code, FoldMode.Word, destination, out bytesWritten);
    }

    /// <summary>Nine digits are a ZIP+4 wherever the country is not known to be another one.</summary>
    private static bool IsZip(ReadOnlySpan<char> code, string? country)
    {
        int digits = 0;
        foreach (char character in code)
        {
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        }

        return CountryTable.Find(country, out ReadOnlySpan<byte> alpha2) == NormalizationStatus.Done
            ? alpha2.SequenceEqual("us"u8) && digits >= ZipDigits
            : code.Length == ZipPlusFourDigits && digits == ZipPlusFourDigits;
    }

    private static int CopyLettersAndDigits(ReadOnlySpan<char> value, Span<char> code)
    {
        int length = 0;
        for (int index = 0; index < value.Length;)
        {
            if (char.IsAscii(value[index]))
            {
                code[length] = value[index];
                length += char.IsAsciiLetterOrDigit(value[index++]) ? 1 : 0;
                continue;
            }

            int digit = DecimalDigit.Read(value[index..], out int width);
            ReadOnlySpan<char> character = value.Slice(index, width);
            if (digit >= 0)
            {
                code[length++] = (char)('0' + digit);
            }
            else if (IsFullWidthLetter(character[0]))
            {
                code[length++] = (char)(character[0] - FullWidthOffset);
            }
            else if (Rune.DecodeFromUtf16(character, out Rune rune, out _) != OperationStatus.Done)
            {
                // Marks what is broken, so that folding refuses the value; two lone surrogates must not meet and become a letter.
                code[length++] = (char)Rune.ReplacementChar.Value;
            }
            else if (IsKept(rune))
            {
                character.CopyTo(code[length..]);
                length += width;
            }

            index += width;
        }

        return length;
    }

    private static int KeepDigits(Span<char> code)
    {
        int length = 0;
        foreach (char character in code)
        {
            if (char.IsAsciiDigit(character))
            {
                code[length++] = character;
            }
        }

        return length;
    }

    private static bool IsFullWidthLetter(char character) => character is (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');

    private static bool IsKept(Rune rune) => !IsProlongedSoundMark(rune) && !IsInvisible(rune) && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
        UnicodeCategory.OtherNotAssigned => true,
        _ => rune == Rune.ReplacementChar,
    };

    // Folding would remove it, but only after the digits were counted.
    private static bool IsInvisible(Rune rune) => UnicodeTables.Current[rune.Value].Has(CharacterFlags.Invisible);

    // A letter to Unicode, the dash on a Japanese keyboard.
    private static bool IsProlongedSoundMark(Rune rune) => rune.Value is 'ー' or 'ｰ';
}
