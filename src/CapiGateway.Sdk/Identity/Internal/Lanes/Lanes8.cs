using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Eight lanes of 256 bits: AVX2.</summary>
internal readonly struct Lanes8(Vector256<uint> value) : IVectorLanes<Lanes8>
{
    internal readonly Vector256<uint> Value = value;

    public static int Count => Vector256<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 operator +(Lanes8 left, Lanes8 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Broadcast(uint value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 ShiftRight(Lanes8 value, [ConstantExpected] byte bits) => new(value.Value >>> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 RotateRight(Lanes8 value, [ConstantExpected] byte bits) =>
        new((value.Value >>> bits) | (value.Value << (32 - bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Xor(Lanes8 first, Lanes8 second, Lanes8 third) => new(first.Value ^ second.Value ^ third.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Choose(Lanes8 condition, Lanes8 set, Lanes8 clear) =>
        new(((set.Value ^ clear.Value) & condition.Value) ^ clear.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 Majority(Lanes8 first, Lanes8 second, Lanes8 third) =>
        new((first.Value & second.Value) | ((first.Value | second.Value) & third.Value));

    public static void LoadBlocks(ReadOnlySpan<byte> blocks, Span<Lanes8> words) => LaneTransposer.LoadBlocks(blocks, words);

    public static void StoreDigests(ReadOnlySpan<Lanes8> state, Span<byte> digests) => LaneTransposer.StoreDigests(state, digests);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 LoadQuads(ref readonly byte rows, int offset, int rowLength) =>
        new(Vector256.Create(Quad.Load(in rows, offset), Quad.Load(in rows, offset + (4 * rowLength))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreQuads(Lanes8 value, ref byte rows, int offset, int rowLength)
    {
        Quad.Store(value.Value.GetLower(), ref rows, offset);
        Quad.Store(value.Value.GetUpper(), ref rows, offset + (4 * rowLength));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 InterleaveLow(Lanes8 left, Lanes8 right) =>
        new(Avx2.IsSupported
            ? Avx2.UnpackLow(left.Value, right.Value)
            : Vector256.Create(
                Lanes4.InterleaveLow(new(left.Value.GetLower()), new(right.Value.GetLower())).Value,
                Lanes4.InterleaveLow(new(left.Value.GetUpper()), new(right.Value.GetUpper())).Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes8 InterleaveHigh(Lanes8 left, Lanes8 right) =>
        new(Avx2.IsSupported
            ? Avx2.UnpackHigh(left.Value, right.Value)
            : Vector256.Create(
                Lanes4.InterleaveHigh(new(left.Value.GetLower()), new(right.Value.GetLower())).Value,
                Lanes4.InterleaveHigh(new(left.Value.GetUpper()), new(right.Value.GetUpper())).Value));
}
