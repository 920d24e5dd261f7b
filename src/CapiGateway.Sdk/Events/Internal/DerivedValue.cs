using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Cuts what is to be hashed out of a value that is normalised already, in place.</summary>
internal static class DerivedValue
{
    private const int EarliestYear = 1900;

    /// <summary>How many bytes are to be hashed; 0 when the value cannot be what it claims.</summary>
    public static int Cut(DerivedForm form, Span<byte> value, int length, TimeProvider clock) => form switch
    {
        DerivedForm.FirstFive => RuneBytes(value[..length], 5),
        DerivedForm.Initial => RuneBytes(value[..length], 1),
        DerivedForm.Day => Number(value, length, 1, 31, "00"),
        DerivedForm.Month => Number(value, length, 1, 12, "00"),
        DerivedForm.Year => Number(value, length, EarliestYear, clock.GetUtcNow().Year, "0000"),
        _ => length,
    };

    private static int RuneBytes(ReadOnlySpan<byte> value, int count)
    {
        int bytes = 0;
        for (; count > 0 && bytes < value.Length; count--)
        {
            Rune.DecodeFromUtf8(value[bytes..], out _, out int consumed);
            bytes += consumed;
        }

        return bytes;
    }

    private static int Number(Span<byte> value, int length, int least, int most, string format)
    {
        bool valid = Utf8Parser.TryParse(value[..length], out int number, out int consumed)
            && consumed == length
            && number >= least
            && number <= most
            && number.TryFormat(value, out length, format, CultureInfo.InvariantCulture);
        return valid ? length : 0;
    }
}
