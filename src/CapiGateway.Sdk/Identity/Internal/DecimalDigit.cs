using System.Buffers;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Decimal digits of any script, read as the ASCII digit they stand for.</summary>
internal static class DecimalDigit
{
    /// <summary>
    /// The value of the digit that <paramref name="text"/> begins with, or -1. <paramref name="length"/> is how many UTF-16 code units
    /// the character takes, digit or not; the text must not be empty.
    /// </summary>
    internal static int Read(ReadOnlySpan<char> text, out int length)
    {
        char first = text[0];
        if (char.IsAscii(first))
        {
            length = 1;
            return char.IsAsciiDigit(first) ? first - '0' : -1;
        }

        OperationStatus status = Rune.DecodeFromUtf16(text, out Rune rune, out length);
        return status == OperationStatus.Done && Rune.IsDigit(rune) ? (int)Rune.GetNumericValue(rune) : -1;
    }
}
