using System.Buffers.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Writes a decimal as the framework does, zeros at its end included, but an amount of money in a few steps.</summary>
internal static class DecimalText
{
    private const int Low = 0;
    private const int Middle = 1;
    private const int High = 2;
    private const int Flags = 3;
    private const int ScaleShift = 16;
    private const int LongestUlong = 20;

    /// <summary>Writes the number and returns its length; 31 bytes are always enough.</summary>
    public static int Write(decimal number, Span<byte> destination)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        int scale = parts[Flags] >> ScaleShift;
        if (parts[High] != 0 || scale is < 0 or >= LongestUlong)
        {
            Utf8Formatter.TryFormat(number, destination, out int written);
            return written;
        }

        return Write(((ulong)(uint)parts[Middle] << 32) | (uint)parts[Low], scale, destination);
    }

    // From the last digit to the first: at least one before the point, and the point before the last of scale digits.
    private static int Write(ulong digits, int scale, Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[LongestUlong + 2];
        int start = text.Length;
        for (int place = 0; place <= scale || digits != 0; place++)
        {
            if (place == scale && scale > 0)
            {
                text[--start] = (byte)'.';
            }

            (digits, ulong digit) = Math.DivRem(digits, 10);
            text[--start] = (byte)('0' + digit);
        }

        text[start..].CopyTo(destination);
        return text.Length - start;
    }
}
