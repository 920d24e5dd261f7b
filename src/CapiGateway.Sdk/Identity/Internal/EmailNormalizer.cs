namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>
/// <c>em</c>: lower case, NFC, and nothing more is asked of an address than one <c>@</c> with text on both sides, because addresses with
/// letters beyond ASCII are real.
/// </summary>
internal static class EmailNormalizer
{
    internal static NormalizationStatus Normalize(ReadOnlySpan<char> value, Span<byte> destination, out int bytesWritten)
    {
        NormalizationStatus status = UnicodeText.Fold(value, FoldMode.Address, destination, out bytesWritten);
        if (status == NormalizationStatus.Done && !IsAddress(destination[..bytesWritten]))
        {
            bytesWritten = 0;
            return NormalizationStatus.Invalid;
        }

        return status;
    }

    private static bool IsAddress(ReadOnlySpan<byte> address)
    {
        int at = address.IndexOf((byte)'@');
        return at > 0 && at < address.Length - 1 && address.LastIndexOf((byte)'@') == at;
    }
}
