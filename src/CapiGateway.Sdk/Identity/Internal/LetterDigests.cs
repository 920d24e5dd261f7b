namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>The digests of one letter and of two, which genders, states and countries come to: hashed once, looked up ever after.</summary>
internal static class LetterDigests
{
    private const int Letters = 26;

    // First the single letters, then the pairs by their first.
    private static readonly Sha256Digest[] Digests = HashAll();

    internal static bool TryFind(ReadOnlySpan<byte> normalized, out Sha256Digest digest)
    {
        int index = normalized switch
        {
            [>= (byte)'a' and <= (byte)'z'] => normalized[0] - 'a',
            [>= (byte)'a' and <= (byte)'z', >= (byte)'a' and <= (byte)'z'] => ((normalized[0] - 'a' + 1) * Letters) + normalized[1] - 'a',
            _ => -1,
        };
        digest = index < 0 ? Sha256Digest.None : Digests[index];
        return index >= 0;
    }

    private static Sha256Digest[] HashAll()
    {
        byte[] buffer = new byte[Letters + (2 * Letters * Letters)];
        var messages = new Range[Letters + (Letters * Letters)];
        int used = 0;
        for (int index = 0; index < messages.Length; index++)
        {
            int start = used;
            if (index >= Letters)
            {
                buffer[used++] = (byte)('a' + (index / Letters) - 1);
            }

            buffer[used++] = (byte)('a' + (index % Letters));
            messages[index] = start..used;
        }

        var digests = new Sha256Digest[messages.Length];
        DigestBatch.HashAll(buffer, messages, digests);
        return digests;
    }
}
