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

        ulong digits = ((ulong)(uint)parts[Middle] << 32) | (uint)parts[Low];
        Utf8Formatter.TryFormat(digits, destination, out int length);
        if (scale == 0)
        {
            return length;
        }

        // At least one digit stands before the point.
        int zeros = Math.Max(0, scale + 1 - length);
        destination[..length].CopyTo(destination[zeros..]);
        destination[..zeros].Fill((byte)'0');
        length += zeros;
        int point = length - scale;
        destination[point..length].CopyTo(destination[(point + 1)..]);
        destination[point] = (byte)'.';
        return length + 1;
    }
}
