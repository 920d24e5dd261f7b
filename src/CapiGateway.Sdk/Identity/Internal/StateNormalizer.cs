namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// States and regions: two letters in the United States and Canada, elsewhere the whole name without case, space and punctuation.
/// Meta's documentation: <i>Customer Information Parameters</i>.
/// </summary>
internal static class StateNormalizer
{
    private const int PrefixLength = 3;

    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value,
        Span<byte> destination,
        out int bytesWritten,
        in NormalizationContext context)
    {
        (bool inUnitedStates, bool inCanada) = FindCountries(context.CountryCode);
        if ((inUnitedStates && TryFindCode(value, "us", StateTable.UnitedStates, out ReadOnlySpan<byte> code))
            || (inCanada && TryFindCode(value, "ca", StateTable.Canada, out code)))
        {
            return FoldedWords.Write(code, destination, out bytesWritten);
        }

        return UnicodeText.Fold(value, FoldMode.Word, destination, out bytesWritten);
    }

    /// <summary>Which tables to look into: both when the country is not known.</summary>
    private static (bool UnitedStates, bool Canada) FindCountries(string? country)
    {
        bool isKnown = CountryTable.Find(country, out ReadOnlySpan<byte> code) == NormalizationStatus.Done;
        return (!isKnown || code.SequenceEqual("us"u8), !isKnown || code.SequenceEqual("ca"u8));
    }

    private static bool TryFindCode(ReadOnlySpan<char> value, string country, FoldedWords states, out ReadOnlySpan<byte> code)
    {
        if (states.TryFindPair(value, out code))
        {
            return true;
        }

        // ISO 3166-2 writes US-CA and CA-ON.
        bool hasPrefix = value.Length > PrefixLength
            && value[PrefixLength - 1] == '-'
            && value.StartsWith(country, StringComparison.OrdinalIgnoreCase);
        Span<byte> folded = stackalloc byte[FoldedWords.MaxBytes];
        code = default;
        ReadOnlySpan<char> state = hasPrefix ? value[PrefixLength..] : value;
        return UnicodeText.Fold(state, FoldMode.Word, folded, out int length) == NormalizationStatus.Done
            && states.TryFind(folded[..length], out code);
    }
}
