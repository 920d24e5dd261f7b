using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Turns messages, which lie in rows, into vectors that hold one word of each message, and digests back.</summary>
internal static class LaneTransposer
{
    private const int BlockLength = 64;
    private const int QuadLength = 16;
    private const int WordsInQuad = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void LoadBlocks<TLanes>(ReadOnlySpan<byte> blocks, Span<TLanes> words)
        where TLanes : unmanaged, IVectorLanes<TLanes>
    {
        ref byte rows = ref MemoryMarshal.GetReference(blocks[..(TLanes.Count * BlockLength)]);
        for (int quad = 0; quad < BlockLength / QuadLength; quad++)
        {
            int offset = quad * QuadLength;
            TLanes first = TLanes.LoadQuads(ref rows, offset, BlockLength);
            TLanes second = TLanes.LoadQuads(ref rows, offset + BlockLength, BlockLength);
            TLanes third = TLanes.LoadQuads(ref rows, offset + (2 * BlockLength), BlockLength);
            TLanes fourth = TLanes.LoadQuads(ref rows, offset + (3 * BlockLength), BlockLength);
            Transpose(ref first, ref second, ref third, ref fourth);
            int word = quad * WordsInQuad;
            words[word + 3] = fourth;
            words[word + 2] = third;
            words[word + 1] = second;
            words[word] = first;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreDigests<TLanes>(ReadOnlySpan<TLanes> state, Span<byte> digests)
        where TLanes : unmanaged, IVectorLanes<TLanes>
    {
        ref byte rows = ref MemoryMarshal.GetReference(digests[..(TLanes.Count * Sha256Digest.ByteCount)]);
        for (int quad = 0; quad < Sha256Digest.ByteCount / QuadLength; quad++)
        {
            int word = quad * WordsInQuad;
            TLanes fourth = state[word + 3];
            TLanes third = state[word + 2];
            TLanes second = state[word + 1];
            TLanes first = state[word];
            Transpose(ref first, ref second, ref third, ref fourth);
            int offset = quad * QuadLength;
            TLanes.StoreQuads(first, ref rows, offset, Sha256Digest.ByteCount);
            TLanes.StoreQuads(second, ref rows, offset + Sha256Digest.ByteCount, Sha256Digest.ByteCount);
            TLanes.StoreQuads(third, ref rows, offset + (2 * Sha256Digest.ByteCount), Sha256Digest.ByteCount);
            TLanes.StoreQuads(fourth, ref rows, offset + (3 * Sha256Digest.ByteCount), Sha256Digest.ByteCount);
        }
    }

    /// <summary>Transposes the four by four words in every quarter; doing it twice changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose<TLanes>(ref TLanes first, ref TLanes second, ref TLanes third, ref TLanes fourth)
        where TLanes : unmanaged, IVectorLanes<TLanes>
    {
        TLanes oddLow = TLanes.InterleaveLow(first, third);
        TLanes oddHigh = TLanes.InterleaveHigh(first, third);
        TLanes evenLow = TLanes.InterleaveLow(second, fourth);
        TLanes evenHigh = TLanes.InterleaveHigh(second, fourth);
        first = TLanes.InterleaveLow(oddLow, evenLow);
        second = TLanes.InterleaveHigh(oddLow, evenLow);
        third = TLanes.InterleaveLow(oddHigh, evenHigh);
        fourth = TLanes.InterleaveHigh(oddHigh, evenHigh);
    }
}
