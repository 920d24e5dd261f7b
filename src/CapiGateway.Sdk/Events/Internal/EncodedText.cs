using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads text in which any character may be percent-encoded, once or twice.</summary>
internal static class EncodedText
{
    private const int OnceLength = 3;
    private const int TwiceLength = 5;
    private const int MostBytes = 4;

    /// <summary>
    /// The character at an index, and the length of text that it takes; <see cref="Rune.ReplacementChar"/> for bytes that are no UTF-8.
    /// </summary>
    public static Rune Read(string text, int index, out int length)
    {
        int escape = EscapeLength(text.AsSpan(index));
        if (escape == 0)
        {
            bool isWhole = Rune.DecodeFromUtf16(text.AsSpan(index), out Rune plain, out length) == System.Buffers.OperationStatus.Done;
            return isWhole ? plain : Rune.ReplacementChar;
        }

        Span<byte> bytes = stackalloc byte[MostBytes];
        int count = 0;
        for (int at = index; count < MostBytes && at < text.Length && EscapeLength(text.AsSpan(at)) == escape; at += escape)
        {
            bytes[count++] = byte.Parse(text.AsSpan(at + escape - 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        Rune.DecodeFromUtf8(bytes[..count], out Rune decoded, out int consumed);
        length = consumed * escape;
        return decoded;
    }

    /// <summary>Whether the character before an index is the last digit of an escape.</summary>
    public static bool IsEscapeBefore(string text, int index) =>
        (index >= OnceLength && EscapeLength(text.AsSpan(index - OnceLength, OnceLength)) == OnceLength)
        || (index >= TwiceLength && EscapeLength(text.AsSpan(index - TwiceLength, TwiceLength)) == TwiceLength);

    private static int EscapeLength(ReadOnlySpan<char> text)
    {
        if (text[0] != '%' || !AreHexDigits(text, 1))
        {
            return 0;
        }

        return text[1..].StartsWith("25") && AreHexDigits(text, OnceLength) ? TwiceLength : OnceLength;
    }

    private static bool AreHexDigits(ReadOnlySpan<char> text, int index) =>
        index + 1 < text.Length && char.IsAsciiHexDigit(text[index]) && char.IsAsciiHexDigit(text[index + 1]);
}
