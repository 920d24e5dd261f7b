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

    internal void Hash(ReadOnlySpan<byte> buffer, ReadOnlySpan<LaneMessage> messages, Span<Sha256Digest> digests)
    {
        Span<byte> blocks = MemoryMarshal.AsBytes(_blocks);
        LaneCompressor.Start(_state);
        int ended = 0;
        for (int block = 0; ended < messages.Length; block++)
        {
            for (int lane = ended; lane < messages.Length; lane++)
            {
                Span<byte> destination = blocks.Slice(lane * MessageBlock.ByteCount, MessageBlock.ByteCount);
                MessageBlock.Copy(buffer, messages[lane].Offset, messages[lane].Length, block, destination);
            }

            TLanes.LoadBlocks(blocks, _words);
            LaneCompressor.Compress(_state, _words);
            if (messages[ended].Blocks == block + 1)
            {
                ended = TakeDigests(messages, ended, digests);
            }
        }
    }

    private int TakeDigests(ReadOnlySpan<LaneMessage> messages, int ended, Span<Sha256Digest> digests)
    {
        TLanes.StoreDigests(_state, MemoryMarshal.AsBytes(_digests));
        ReadOnlySpan<Sha256Digest> hashed = MemoryMarshal.Cast<TLanes, Sha256Digest>(_digests);
        int blocks = messages[ended].Blocks;
        do
        {
            digests[messages[ended].Place] = hashed[ended];
            ended++;
        }
        while (ended < messages.Length && messages[ended].Blocks == blocks);
        return ended;
    }
}
