namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// Phone numbers as E.164 digits: country code first, no plus. Meta's documentation: <i>Customer Information Parameters</i>.
/// </summary>
internal static class PhoneNormalizer
{
    private const int MaxDigits = 15;

    /// <summary>
    /// Normalises a number and tells whether its country is certain: <paramref name="hasCountryCode"/> is false when the digits are
    /// left as they were written, because they were written without a country code and no usable hint was given.
    /// </summary>
    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value,
        Span<byte> destination,
        out int bytesWritten,
        in NormalizationContext context,
        out bool hasCountryCode)
    {
        bytesWritten = 0;
        hasCountryCode = false;
        Span<byte> buffer = stackalloc byte[PhoneText.MaxDigits];
        if (SpreadsheetNumber.IsScientific(value)
            || !PhoneText.TryRead(SpreadsheetNumber.WithoutZeroFraction(value), buffer, out PhoneText text))
        {
            return NormalizationStatus.Invalid;
        }

        if (text.Digits.IsEmpty)
        {
            return HasLetter(value) ? NormalizationStatus.Invalid : NormalizationStatus.Empty;
        }

        if (text.IsOneDigitRepeated)
        {
            return NormalizationStatus.Placeholder;
        }

        PhoneNumber phone = PhoneNumber.Resolve(text, CallingCodes.FromHint(context.CallingCode));
        int length = phone.Code.Length + phone.Number.Length;
        if (length is < PhoneNumber.MinDigits or > MaxDigits)
        {
            return NormalizationStatus.Invalid;
        }

        if (length > destination.Length)
        {
            return NormalizationStatus.DestinationTooSmall;
        }

        phone.Code.CopyTo(destination);
        phone.Number.CopyTo(destination[phone.Code.Length..]);
        bytesWritten = length;
        hasCountryCode = phone.HasCountryCode;
        return NormalizationStatus.Done;
    }

    // Words where a number should stand are a mistake; marks alone are nothing.
    private static bool HasLetter(ReadOnlySpan<char> value)
    {
        foreach (char character in value)
        {
            if (char.IsLetter(character))
            {
                return true;
            }
        }

        return false;
    }
}
