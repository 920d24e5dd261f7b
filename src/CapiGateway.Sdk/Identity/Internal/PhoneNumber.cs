namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// A phone number with its country code put before it as far as that is known. It never guesses: without a hint, digits that carry no
/// mark of a country code stay as they are.
/// </summary>
internal readonly ref struct PhoneNumber
{
    /// <summary>The shortest run of digits that is taken for a number where no country is known that has shorter ones.</summary>
    internal const int MinDigits = 7;

    private PhoneNumber(ReadOnlySpan<byte> code, ReadOnlySpan<byte> number, bool hasCountryCode)
    {
        Code = code;
        Number = number;
        HasCountryCode = hasCountryCode;
    }

    /// <summary>The country code to write first; empty where <see cref="Number"/> holds its own, or has none.</summary>
    internal ReadOnlySpan<byte> Code { get; }

    internal ReadOnlySpan<byte> Number { get; }

    internal bool HasCountryCode { get; }

    /// <summary>Puts the hinted code before a number that has none; empty when the digits are only a part of a number.</summary>
    internal static PhoneNumber Resolve(PhoneText text, CallingCode? hint)
    {
        ReadOnlySpan<byte> digits = text.Digits;
        if (text.OptionalZero > 0
            && CallingCodes.TryGet(WithoutExitCode(digits[..text.OptionalZero], hint), out CallingCode? written))
        {
            return new(written.Digits, written.WithoutTrunkPrefix(digits[text.OptionalZero..]), hasCountryCode: true);
        }

        ReadOnlySpan<byte> international = WithoutExitCode(digits, hint);
        if (international.Length != digits.Length || (text.HasPlus && digits[0] != '0'))
        {
            return new([], international, hasCountryCode: true);
        }

        return hint is null ? new([], digits.TrimStart((byte)'0'), hasCountryCode: false) : ResolveAtHome(digits, hint);
    }

    private static PhoneNumber ResolveAtHome(ReadOnlySpan<byte> digits, CallingCode home)
    {
        if (digits.StartsWith(home.Digits))
        {
            // Whether the code is written already or the number only happens to begin like it, its length decides.
            ReadOnlySpan<byte> rest = home.WithoutTrunkPrefix(digits[home.Digits.Length..]);
            if (home.Fits(rest))
            {
                return new(home.Digits, rest, hasCountryCode: true);
            }

            if (home.BeginsNoNumber || home.IsTooLong(digits))
            {
                return new([], digits, hasCountryCode: true);
            }
        }

        ReadOnlySpan<byte> national = home.WithoutTrunkPrefix(digits);
        if (national.Length < MinDigits && !home.Fits(national))
        {
            // Part of a number, which no code makes whole.
            return default;
        }

        bool isForeign = national.Length == digits.Length && home.IsTooLong(digits);
        return isForeign ? new([], digits, hasCountryCode: false) : new(home.Digits, national, hasCountryCode: true);
    }

    private static ReadOnlySpan<byte> WithoutExitCode(ReadOnlySpan<byte> digits, CallingCode? home)
    {
        if (home is { ExitCode.Length: > 0 } && digits.StartsWith(home.ExitCode))
        {
            return digits[home.ExitCode.Length..].TrimStart((byte)'0');
        }

        return digits.StartsWith("00"u8) ? digits.TrimStart((byte)'0') : digits;
    }
}
