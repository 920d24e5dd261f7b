using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Brings a value of UTF-8 into the form that the rules are written for.</summary>
internal static class Utf8Value
{
    /// <summary>More bytes than this are more characters than any identifier may have.</summary>
    internal const int MaxLength = UnicodeText.MaxLength * 3;

    /// <summary>
    /// Decodes the trimmed value; <paramref name="destination"/> is as long as the value or as <see cref="MaxLength"/>. Fails for
    /// invalid UTF-8 and for a value that is too long whatever it says.
    /// </summary>
    internal static bool TryDecode(ReadOnlySpan<byte> utf8Value, Span<char> destination, out int length)
    {
        length = 0;
        ReadOnlySpan<byte> trimmed = Trim(utf8Value);
        return trimmed.Length <= MaxLength
            && Utf8.ToUtf16(trimmed, destination, out _, out length, replaceInvalidSequences: false) == OperationStatus.Done;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        while (Rune.DecodeFromUtf8(value, out Rune rune, out int consumed) == OperationStatus.Done && IsTrimmed(rune))
        {
            value = value[consumed..];
        }

        while (Rune.DecodeLastFromUtf8(value, out Rune rune, out int consumed) == OperationStatus.Done && IsTrimmed(rune))
        {
            value = value[..^consumed];
        }

        return value;
    }

    private static bool IsTrimmed(Rune rune) => rune.IsBmp && CharacterFilter.IsTrimmed((char)rune.Value);
}
