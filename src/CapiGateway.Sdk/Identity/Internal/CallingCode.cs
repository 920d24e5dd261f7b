namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>How the numbers of one international calling code are written at home.</summary>
internal sealed class CallingCode
{
    /// <summary>The code in ASCII digits.</summary>
    internal required byte[] Digits { get; init; }

    /// <summary>Bit n is set when a number of n digits, code and trunk prefix not counted, exists.</summary>
    internal required int Lengths { get; init; }

    /// <summary>The same for numbers that begin with a zero of their own. 0 where a leading zero is only ever the trunk prefix.</summary>
    internal int ZeroLengths { get; init; }

    /// <summary>What is dialled before a number inside the country, where it is not a plain zero; longest first.</summary>
    internal byte[][] TrunkPrefixes { get; init; } = [];

    /// <summary>What is dialled there before a foreign number, where it is not <c>00</c>.</summary>
    internal byte[] ExitCode { get; init; } = [];

    /// <summary>
    /// Whether no national number begins like the code, so that it is never doubled: in North America the code is the trunk prefix.
    /// </summary>
    internal bool BeginsNoNumber { get; init; }

    internal bool Fits(ReadOnlySpan<byte> number)
    {
        int lengths = number.StartsWith((byte)'0') ? ZeroLengths : Lengths;
        return number.Length < sizeof(int) * 8 && (lengths & (1 << number.Length)) != 0;
    }

    /// <summary>Whether the number is longer than any of this code, so that it has to be a foreign one.</summary>
    internal bool IsTooLong(ReadOnlySpan<byte> number) =>
        number.Length >= sizeof(int) * 8 || (Lengths | ZeroLengths) >> number.Length == 0;

    /// <summary>The number as it follows the code: without the trunk prefix, with a zero that belongs to it.</summary>
    internal ReadOnlySpan<byte> WithoutTrunkPrefix(ReadOnlySpan<byte> number)
    {
        foreach (byte[] prefix in TrunkPrefixes)
        {
            if (number.StartsWith(prefix) && Fits(number[prefix.Length..]) && !Fits(number))
            {
                return number[prefix.Length..];
            }
        }

        if (ZeroLengths == 0)
        {
            return number.TrimStart((byte)'0');
        }

        return number.StartsWith((byte)'0') && !Fits(number) && Fits(number[1..]) ? number[1..] : number;
    }
}
