using System.Buffers;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>
/// Reads bits, the first one first, from the URL-safe base 64 of the IAB's strings: six a character, padding or not. Never throws: reading
/// past the end or a character that is none gives zeros and fails the reader.
/// </summary>
internal ref struct BitReader(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/");

    private readonly ReadOnlySpan<char> _text = text.TrimEnd('=');

    /// <summary>How many bits there are.</summary>
    public readonly int Length => _text.Length * 6;

    /// <summary>Whether everything that was read was there.</summary>
    public bool IsGood { get; private set; } = !text.TrimEnd('=').ContainsAnyExcept(Alphabet);

    public int Position { get; private set; }

    public int Int(int bits)
    {
        int value = 0;
        for (int bit = 0; bit < bits; bit++)
        {
            value = (value << 1) | (Bit() ? 1 : 0);
        }

        return value;
    }

    public bool Bit()
    {
        int position = Position++;
        int sextet = position < Length ? Sextet(_text[position / 6]) : -1;
        IsGood &= sextet >= 0;
        return sextet >= 0 && ((sextet >> (5 - (position % 6))) & 1) == 1;
    }

    public void Skip(int bits) => Position += bits;

    /// <summary>A number in Fibonacci coding: the sum of the Fibonacci numbers whose bits are set, ended by two set bits.</summary>
    public int Fibonacci()
    {
        int sum = 0;
        bool last = false;
        for (int low = 1, high = 2; IsGood && high > 0; (low, high) = (high, low + high))
        {
            bool bit = Bit();
            if (bit && last)
            {
                return sum;
            }

            sum += bit ? low : 0;
            last = bit;
        }

        IsGood = false;
        return 0;
    }

    private static int Sextet(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '-' or '+' => 62,
        '_' or '/' => 63,
        _ => -1,
    };
}
