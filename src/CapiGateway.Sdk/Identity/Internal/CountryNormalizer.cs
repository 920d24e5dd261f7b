namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Countries as lower-case ISO 3166-1 alpha-2. Meta's documentation: <i>Customer Information Parameters</i>.</summary>
internal static class CountryNormalizer
{
    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value,
        Span<byte> destination,
        out int bytesWritten,
        in NormalizationContext context)
    {
        _ = context;
        bytesWritten = 0;
        NormalizationStatus status = CountryTable.Find(value, out ReadOnlySpan<byte> code);
        return status == NormalizationStatus.Done ? FoldedWords.Write(code, destination, out bytesWritten) : status;
    }
}
