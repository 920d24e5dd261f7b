using System.Diagnostics.CodeAnalysis;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>
/// One 32-bit word of several independent messages at once, one in each lane, and the few operations that SHA-256 is made of.
/// </summary>
/// <typeparam name="TSelf">The type itself, a wrapper of one vector: a struct, so that each width is compiled of its own.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>How many messages travel together.</summary>
    static abstract int Count { get; }

    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The same word in every lane.</summary>
    static abstract TSelf Broadcast(uint value);

    static abstract TSelf ShiftRight(TSelf value, [ConstantExpected] byte bits);

    static abstract TSelf RotateRight(TSelf value, [ConstantExpected] byte bits);

    static abstract TSelf Xor(TSelf first, TSelf second, TSelf third);

    /// <summary>Each bit from <paramref name="set"/> where the condition's bit is set, else from <paramref name="clear"/>.</summary>
    static abstract TSelf Choose(TSelf condition, TSelf set, TSelf clear);

    /// <summary>Each bit as most of the three have it.</summary>
    static abstract TSelf Majority(TSelf first, TSelf second, TSelf third);

    /// <summary>
    /// Reads one block of 64 bytes for each lane, lying one behind the other, as 16 big-endian words of every message.
    /// </summary>
    static abstract void LoadBlocks(ReadOnlySpan<byte> blocks, Span<TSelf> words);

    /// <summary>Writes the eight words of the state as one finished digest for each lane, 32 bytes one behind the other.</summary>
    static abstract void StoreDigests(ReadOnlySpan<TSelf> state, Span<byte> digests);
}
