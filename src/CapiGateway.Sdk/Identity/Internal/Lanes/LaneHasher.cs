namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Spreads messages over groups of lanes; what is too long for them goes to the framework.</summary>
internal static class LaneHasher
{
    /// <summary>A longer message costs less as one call of the framework's SHA-256.</summary>
    internal const int MaxBlocks = 4;

    private const int ChunkLength = 64;

    internal static void HashAll<TLanes>(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<Sha256Digest> digests)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var group = new LaneGroup<TLanes>(stackalloc TLanes[LaneGroup<TLanes>.MemoryLength]);
        Span<LaneMessage> sorted = stackalloc LaneMessage[Math.Min(ChunkLength, messages.Length)];
        for (int start = 0; start < messages.Length; start += ChunkLength)
        {
            int length = Math.Min(ChunkLength, messages.Length - start);
            int shortCount = Sort(messages.Slice(start, length), buffer.Length, sorted);
            Span<Sha256Digest> places = digests.Slice(start, length);
            HashEach(buffer, sorted[shortCount..length], places);
            HashShort(group, buffer, sorted[..shortCount], places);
        }
    }

    private static void HashShort<TLanes>(
        LaneGroup<TLanes> group, ReadOnlySpan<byte> buffer, ReadOnlySpan<LaneMessage> messages, Span<Sha256Digest> digests)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        while (!messages.IsEmpty)
        {
            ReadOnlySpan<LaneMessage> next = messages[..Math.Min(TLanes.Count, messages.Length)];
            if (IsWorthwhile(next))
            {
                group.Hash(buffer, next, digests);
            }
            else
            {
                HashEach(buffer, next, digests);
            }

            messages = messages[next.Length..];
        }
    }

    /// <summary>A pass over one block of all lanes costs about as much as one call of the framework.</summary>
    private static bool IsWorthwhile(ReadOnlySpan<LaneMessage> messages) => messages[^1].Blocks <= messages.Length;

    private static void HashEach(ReadOnlySpan<byte> buffer, ReadOnlySpan<LaneMessage> messages, Span<Sha256Digest> digests)
    {
        foreach (LaneMessage message in messages)
        {
            digests[message.Place] = Sha256Digest.Hash(buffer.Slice(message.Offset, message.Length));
        }
    }

    /// <summary>Orders messages by their number of blocks, those that are too long last, and returns how many are short.</summary>
    private static int Sort(ReadOnlySpan<Range> messages, int bufferLength, Span<LaneMessage> sorted)
    {
        Span<int> places = stackalloc int[MaxBlocks + 2];
        places.Clear();
        foreach (Range message in messages)
        {
            places[Rank(message.GetOffsetAndLength(bufferLength).Length)]++;
        }

        int end = messages.Length;
        for (int rank = MaxBlocks + 1; rank > 0; rank--)
        {
            end -= places[rank];
            places[rank] = end;
        }

        int shortCount = places[MaxBlocks + 1];
        for (int place = 0; place < messages.Length; place++)
        {
            (int offset, int length) = messages[place].GetOffsetAndLength(bufferLength);
            sorted[places[Rank(length)]++] = new LaneMessage(offset, length, place);
        }

        return shortCount;
    }

    private static int Rank(int length) => Math.Min(MessageBlock.CountOf(length), MaxBlocks + 1);
}
