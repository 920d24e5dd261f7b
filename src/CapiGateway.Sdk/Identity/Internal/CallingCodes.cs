using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>The geographic calling codes of the world, read once from the embedded <c>calling-codes.tsv</c>.</summary>
internal static class CallingCodes
{
    private const int MaxDigits = 3;
    private const int NorthAmericanCodeWithArea = 4;

    private static readonly CallingCode?[] Table = Load();

    internal static bool TryGet(ReadOnlySpan<byte> digits, [NotNullWhen(true)] out CallingCode? code)
    {
        code = null;
        if (digits.IsEmpty || digits.Length > MaxDigits || digits[0] == '0')
        {
            return false;
        }

        int index = 0;
        foreach (byte digit in digits)
        {
            index = (index * 10) + digit - '0';
        }

        code = Table[index];
        return code is not null;
    }

    /// <summary>
    /// The code that a host meant with <c>1</c>, <c>+49</c>, <c>0049</c> or <c>1-787</c>; <see langword="null"/> for none or nonsense.
    /// </summary>
    internal static CallingCode? FromHint(string? hint)
    {
        Span<byte> digits = stackalloc byte[NorthAmericanCodeWithArea];
        int count = 0;
        for (int index = 0; index < hint.AsSpan().Length;)
        {
            int digit = DecimalDigit.Read(hint.AsSpan(index), out int length);
            index += length;
            if (digit < 0 || (count == 0 && digit == 0))
            {
                continue;
            }

            if (count == digits.Length)
            {
                return null;
            }

            digits[count++] = (byte)('0' + digit);
        }

        bool hasArea = count == NorthAmericanCodeWithArea && digits[0] == '1';
        return TryGet(hasArea ? digits[..1] : digits[..count], out CallingCode? code) ? code : null;
    }

    private static CallingCode?[] Load()
    {
        var table = new CallingCode?[1000];
        foreach (string[] fields in EmbeddedRows.Read("calling-codes.tsv"))
        {
            table[int.Parse(fields[0], CultureInfo.InvariantCulture)] = Parse(fields);
        }

        return table;
    }

    private static CallingCode Parse(string[] fields)
    {
        string[] trunkPrefixes = Option(fields, "trunk=").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return new CallingCode
        {
            Digits = Ascii(fields[0]),
            Lengths = ParseLengths(fields[1]),
            ZeroLengths = ParseLengths(Option(fields, "zero=")),
            TrunkPrefixes = Array.ConvertAll(trunkPrefixes, Ascii),
            BeginsNoNumber = Array.IndexOf(trunkPrefixes, fields[0]) >= 0,
            ExitCode = Ascii(Option(fields, "exit=")),
        };
    }

    private static string Option(string[] fields, string name) =>
        Array.Find(fields, field => field.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? string.Empty;

    private static int ParseLengths(string text)
    {
        int lengths = 0;
        foreach (string range in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = range.Split('-');
            int last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            for (int length = int.Parse(ends[0], CultureInfo.InvariantCulture); length <= last; length++)
            {
                lengths |= 1 << length;
            }
        }

        return lengths;
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
