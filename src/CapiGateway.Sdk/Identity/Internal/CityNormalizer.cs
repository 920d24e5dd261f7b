namespace CapiGateway.Sdk.Identity.Internal;

/// <summary><c>ct</c>: lower case without white space and punctuation; letters of every script and digits stay.</summary>
internal static class CityNormalizer
{
    internal static NormalizationStatus Normalize(ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten) =>
        UnicodeText.Fold(value, FoldMode.Word, destination, out bytesWritten);
}
