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
        Span<byte> order = stackalloc byte[ChunkLength];
        for (int start = 0; start < messages.Length; start += ChunkLength)
        {
            int length = Math.Min(ChunkLength, messages.Length - start);
            HashChunk(group, buffer, messages.Slice(start, length), order[..length], digests.Slice(start, length));
        }
    }

    private static void HashChunk<TLanes>(
        LaneGroup<TLanes> group, ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<byte> order, Span<Sha256Digest> digests)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        int shortCount = Sort(buffer, messages, order);
        HashEach(buffer, messages, order[shortCount..], digests);
        order = order[..shortCount];
        while (!order.IsEmpty)
        {
            int count = Math.Min(TLanes.Count, order.Length);
            ReadOnlySpan<byte> next = order[..count];
            if (IsWorthwhile(count, Blocks(buffer, messages[next[^1]])))
            {
                group.Hash(buffer, messages, next, digests);
            }
            else
            {
                HashEach(buffer, messages, next, digests);
            }

            order = order[count..];
        }
    }

    /// <summary>A pass over one block of all lanes costs about as much as one call of the framework.</summary>
    private static bool IsWorthwhile(int count, int blocks) => blocks <= count;

    private static void HashEach(
        ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, ReadOnlySpan<byte> order, Span<Sha256Digest> digests)
    {
        foreach (byte index in order)
        {
            digests[index] = Sha256Digest.Hash(buffer[messages[index]]);
        }
    }

    /// <summary>Orders the messages by their number of blocks, and returns how many are not too long; the others come last.</summary>
    private static int Sort(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, Span<byte> order)
    {
        Span<int> places = stackalloc int[MaxBlocks + 2];
        places.Clear();
        foreach (Range message in messages)
        {
            places[Blocks(buffer, message)]++;
        }

        int end = order.Length;
        for (int blocks = MaxBlocks + 1; blocks > 0; blocks--)
        {
            end -= places[blocks];
            places[blocks] = end;
        }

        int shortCount = places[MaxBlocks + 1];
        for (int index = 0; index < messages.Length; index++)
        {
            order[places[Blocks(buffer, messages[index])]++] = (byte)index;
        }

        return shortCount;
    }

    private static int Blocks(ReadOnlySpan<byte> buffer, Range message) =>
        Math.Min(MessageBlock.CountOf(message.GetOffsetAndLength(buffer.Length).Length), MaxBlocks + 1);
}
