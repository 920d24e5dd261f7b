using CapiGateway.Sdk.Identity.Internal.Lanes;

namespace CapiGateway.Sdk.Identity.Internal;

/// <summary>Hashes many short messages that lie in one buffer, in one call and several at a time.</summary>
internal static class DigestBatch
{
    /// <summary>Hashes <paramref name="messages"/>, ranges of <paramref name="buffer"/>, into as many digests.</summary>
    internal static void HashAll(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<Sha256Digest> digests) =>
        HashAll(buffer, messages, digests, LaneSelection.Current);

    /// <summary>The same at a given width, which may be one that this machine is slow at.</summary>
    internal static void HashAll(
        ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<Sha256Digest> digests, LaneWidth width)
    {
        switch (width)
        {
            case LaneWidth.Sixteen:
                LaneHasher.HashAll<Lanes16>(buffer, messages, digests);
                break;
            case LaneWidth.Eight:
                LaneHasher.HashAll<Lanes8>(buffer, messages, digests);
                break;
            case LaneWidth.Four:
                LaneHasher.HashAll<Lanes4>(buffer, messages, digests);
                break;
            case LaneWidth.One:
                LaneHasher.HashAll<Lanes1>(buffer, messages, digests);
                break;
            default:
                HashEach(buffer, messages, digests);
                break;
        }
    }

    private static void HashEach(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<Sha256Digest> digests)
    {
        for (int index = 0; index < messages.Length; index++)
        {
            digests[index] = Sha256Digest.Hash(buffer[messages[index]]);
        }
    }
}
