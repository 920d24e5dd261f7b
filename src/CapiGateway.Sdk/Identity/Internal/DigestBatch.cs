namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Hashes many short messages that lie in one buffer, in one call.</summary>
internal static class DigestBatch
{
    /// <summary>Hashes <paramref name="messages"/>, ranges of <paramref name="buffer"/>, into as many digests.</summary>
    internal static void HashAll(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<Sha256Digest> digests)
    {
        for (int index = 0; index < messages.Length; index++)
        {
            digests[index] = Sha256Digest.Hash(buffer[messages[index]]);
        }
    }
}
