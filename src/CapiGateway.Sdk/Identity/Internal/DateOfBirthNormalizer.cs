using System.Buffers.Text;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Dates of birth as <c>YYYYMMDD</c>, from 1900 to today. Meta's documentation: <i>Customer Information Parameters</i>.
/// </summary>
internal static class DateOfBirthNormalizer
{
    private const int FirstYear = 1900;

    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value,
        Span<byte> destination,
        out int bytesWritten,
        in NormalizationContext context)
    {
        bytesWritten = 0;
        if (value.IsEmpty)
        {
            return NormalizationStatus.Empty;
        }

        if (!DateText.TryParse(value, out int year, out int month, out int day) || !IsPlausible(year, month, day, context.TimeProvider))
        {
            return NormalizationStatus.Invalid;
        }

        return Utf8Formatter.TryFormat((year * 10000) + (month * 100) + day, destination, out bytesWritten)
            ? NormalizationStatus.Done
            : NormalizationStatus.DestinationTooSmall;
    }

    private static bool IsPlausible(int year, int month, int day, TimeProvider? clock)
    {
        if (year is < FirstYear or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        // It may be tomorrow already where the person lives.
        DateTime today = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime;
        return new DateOnly(year, month, day).DayNumber <= DateOnly.FromDateTime(today).DayNumber + 1;
    }
}
