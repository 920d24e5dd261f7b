namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>The IAB's US privacy string: version 1, notice, opt-out of sale, covered by the limited service provider agreement.</summary>
internal static class UsPrivacyString
{
    /// <summary>Returns what it says, or <see langword="null"/> when it is malformed.</summary>
    public static OptOutSignal? Parse(ReadOnlySpan<char> text) =>
        text is ['1', var notice, var optOut, var covered] && IsAnswer(notice) && IsAnswer(optOut) && IsAnswer(covered)
            ? char.ToUpperInvariant(optOut) switch
            {
                'Y' => OptOutSignal.OptedOut,
                'N' => OptOutSignal.NotOptedOut,
                _ => OptOutSignal.Unknown,
            }
            : null;

    private static bool IsAnswer(char character) => character is 'Y' or 'y' or 'N' or 'n' or '-';
}
