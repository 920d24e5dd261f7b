using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>
/// Hashes up to as many messages as there are lanes, block by block. The messages come with the shortest first, so that lanes end in
/// order; one that has ended runs idle, and its digest has been taken.
/// </summary>
internal readonly ref struct LaneGroup<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>How much memory a group works in.</summary>
    internal const int MemoryLength = (2 * LaneCompressor.BlockWords) + (2 * LaneCompressor.StateWords);

    private readonly Span<TLanes> _blocks;
    private readonly Span<TLanes> _words;
    private readonly Span<TLanes> _state;
    private readonly Span<TLanes> _digests;

    internal LaneGroup(Span<TLanes> memory)
    {
        _blocks = memory[..LaneCompressor.BlockWords];
        _words = memory.Slice(LaneCompressor.BlockWords, LaneCompressor.BlockWords);
        _state = memory.Slice(2 * LaneCompressor.BlockWords, LaneCompressor.StateWords);
        _digests = memory.Slice((2 * LaneCompressor.BlockWords) + LaneCompressor.StateWords, LaneCompressor.StateWords);
    }

    /// <summary>Hashes the messages that <paramref name="order"/> names, each into the digest of its place.</summary>
    internal void Hash(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> messages, ReadOnlySpan<byte> order, Span<Sha256Digest> digests)
    {
        Span<byte> blocks = MemoryMarshal.AsBytes(_blocks);
        LaneCompressor.Start(_state);
        int ended = 0;
        for (int block = 0; ended < order.Length; block++)
        {
            for (int lane = ended; lane < order.Length; lane++)
            {
                MessageBlock.Copy(buffer[messages[order[lane]]], block, blocks[(lane * MessageBlock.ByteCount)..]);
            }

            TLanes.LoadBlocks(blocks, _words);
            LaneCompressor.Compress(_state, _words);
            int ending = ended;
            while (ending < order.Length && MessageBlock.CountOf(buffer[messages[order[ending]]].Length) == block + 1)
            {
                ending++;
            }

            if (ending > ended)
            {
                TakeDigests(order, ended, ending, digests);
                ended = ending;
            }
        }
    }

    private void TakeDigests(ReadOnlySpan<byte> order, int from, int to, Span<Sha256Digest> digests)
    {
        TLanes.StoreDigests(_state, MemoryMarshal.AsBytes(_digests));
        ReadOnlySpan<Sha256Digest> ended = MemoryMarshal.Cast<TLanes, Sha256Digest>(_digests);
        for (int lane = from; lane < to; lane++)
        {
            digests[order[lane]] = ended[lane];
        }
    }
}
