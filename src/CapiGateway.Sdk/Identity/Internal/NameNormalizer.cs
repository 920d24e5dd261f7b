namespace CapiGateway.Sdk.Identity.Internal;

/// <summary><c>fn</c> and <c>ln</c>: lower case without white space and punctuation, letters of every script in UTF-8.</summary>
internal static class NameNormalizer
{
    internal static NormalizationStatus Normalize(ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten) =>
        UnicodeText.Fold(value, FoldMode.Word, destination, out bytesWritten);
}
