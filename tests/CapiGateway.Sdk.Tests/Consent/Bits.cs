using System.Globalization;

namespace CapiGateway.Sdk.Tests.Consent;

/// <summary>Writes the IAB's strings from bits.</summary>
internal static class Bits
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Of(int value, int width) => Convert.ToString(value, 2).PadLeft(width, '0');

    public static string Encode(string bits)
    {
        string padded = bits.PadRight((bits.Length + 5) / 6 * 6, '0');
        return string.Concat(Enumerable.Range(0, padded.Length / 6)
            .Select(index => Alphabet[int.Parse(padded.AsSpan(index * 6, 6), NumberStyles.BinaryNumber, CultureInfo.InvariantCulture)]));
    }
}
