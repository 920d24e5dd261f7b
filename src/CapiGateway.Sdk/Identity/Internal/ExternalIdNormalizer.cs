namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// <c>external_id</c>: the host's own id as it is, in NFC, because every channel must send the same bytes; lower case only when the host
/// says so. A GUID keeps its dashes.
/// </summary>
internal static class ExternalIdNormalizer
{
    internal static NormalizationStatus Normalize(
        ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten, in NormalizationContext context) =>
        UnicodeText.Fold(value, context.LowercaseExternalId ? FoldMode.LowerId : FoldMode.Id, destination, out bytesWritten);
}
