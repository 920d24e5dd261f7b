using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Sixteen lanes of 512 bits: AVX-512, which rotates and combines three words in one instruction.</summary>
internal readonly struct Lanes16(Vector512<uint> value) : IVectorLanes<Lanes16>
{
    /// <summary>The truth tables of the three functions: bit <c>4a + 2b + c</c> is the result for the bits a, b and c.</summary>
    internal const byte XorTable = 0b1001_0110;
    internal const byte ChooseTable = 0b1100_1010;
    internal const byte MajorityTable = 0b1110_1000;

    internal readonly Vector512<uint> Value = value;

    public static int Count => Vector512<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 operator +(Lanes16 left, Lanes16 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Broadcast(uint value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 ShiftRight(Lanes16 value, [ConstantExpected] byte bits) => new(value.Value >>> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 RotateRight(Lanes16 value, [ConstantExpected] byte bits) => new(Avx512F.IsSupported
        ? Avx512F.RotateRight(value.Value, bits)
        : (value.Value >>> bits) | (value.Value << (32 - bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Xor(Lanes16 first, Lanes16 second, Lanes16 third) => new(Avx512F.IsSupported
        ? Avx512F.TernaryLogic(first.Value, second.Value, third.Value, XorTable)
        : first.Value ^ second.Value ^ third.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Choose(Lanes16 condition, Lanes16 set, Lanes16 clear) => new(Avx512F.IsSupported
        ? Avx512F.TernaryLogic(condition.Value, set.Value, clear.Value, ChooseTable)
        : ((set.Value ^ clear.Value) & condition.Value) ^ clear.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 Majority(Lanes16 first, Lanes16 second, Lanes16 third) => new(Avx512F.IsSupported
        ? Avx512F.TernaryLogic(first.Value, second.Value, third.Value, MajorityTable)
        : (first.Value & second.Value) | ((first.Value | second.Value) & third.Value));

    public static void LoadBlocks(ReadOnlySpan<byte> blocks, Span<Lanes16> words) => LaneTransposer.LoadBlocks(blocks, words);

    public static void StoreDigests(ReadOnlySpan<Lanes16> state, Span<byte> digests) => LaneTransposer.StoreDigests(state, digests);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 LoadQuads(ref readonly byte rows, int offset, int rowLength) =>
        new(Vector512.Create(
            Vector256.Create(Quad.Load(in rows, offset), Quad.Load(in rows, offset + (4 * rowLength))),
            Vector256.Create(Quad.Load(in rows, offset + (8 * rowLength)), Quad.Load(in rows, offset + (12 * rowLength)))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreQuads(Lanes16 value, ref byte rows, int offset, int rowLength)
    {
        Quad.Store(value.Value.GetLower().GetLower(), ref rows, offset);
        Quad.Store(value.Value.GetLower().GetUpper(), ref rows, offset + (4 * rowLength));
        Quad.Store(value.Value.GetUpper().GetLower(), ref rows, offset + (8 * rowLength));
        Quad.Store(value.Value.GetUpper().GetUpper(), ref rows, offset + (12 * rowLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 InterleaveLow(Lanes16 left, Lanes16 right) =>
        new(Avx512F.IsSupported
            ? Avx512F.UnpackLow(left.Value, right.Value)
            : Vector512.Create(
                Lanes8.InterleaveLow(new(left.Value.GetLower()), new(right.Value.GetLower())).Value,
                Lanes8.InterleaveLow(new(left.Value.GetUpper()), new(right.Value.GetUpper())).Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes16 InterleaveHigh(Lanes16 left, Lanes16 right) =>
        new(Avx512F.IsSupported
            ? Avx512F.UnpackHigh(left.Value, right.Value)
            : Vector512.Create(
                Lanes8.InterleaveHigh(new(left.Value.GetLower()), new(right.Value.GetLower())).Value,
                Lanes8.InterleaveHigh(new(left.Value.GetUpper()), new(right.Value.GetUpper())).Value));
}
