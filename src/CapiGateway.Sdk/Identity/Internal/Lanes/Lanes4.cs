using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Four lanes of 128 bits: every x64 and Arm64 machine.</summary>
internal readonly struct Lanes4(Vector128<uint> value) : IVectorLanes<Lanes4>
{
    internal readonly Vector128<uint> Value = value;

    public static int Count => Vector128<uint>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 operator +(Lanes4 left, Lanes4 right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Broadcast(uint value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 ShiftRight(Lanes4 value, [ConstantExpected] byte bits) => new(value.Value >>> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 RotateRight(Lanes4 value, [ConstantExpected] byte bits) =>
        new((value.Value >>> bits) | (value.Value << (32 - bits)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Xor(Lanes4 first, Lanes4 second, Lanes4 third) => new(first.Value ^ second.Value ^ third.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Choose(Lanes4 condition, Lanes4 set, Lanes4 clear) =>
        new(((set.Value ^ clear.Value) & condition.Value) ^ clear.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 Majority(Lanes4 first, Lanes4 second, Lanes4 third) =>
        new((first.Value & second.Value) | ((first.Value | second.Value) & third.Value));

    public static void LoadBlocks(ReadOnlySpan<byte> blocks, Span<Lanes4> words) => LaneTransposer.LoadBlocks(blocks, words);

    public static void StoreDigests(ReadOnlySpan<Lanes4> state, Span<byte> digests) => LaneTransposer.StoreDigests(state, digests);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 LoadQuads(ref readonly byte rows, int offset, int rowLength) =>
        new(Quad.Load(in rows, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreQuads(Lanes4 value, ref byte rows, int offset, int rowLength)
    {
        Quad.Store(value.Value, ref rows, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 InterleaveLow(Lanes4 left, Lanes4 right) =>
        new(Sse2.IsSupported ? Sse2.UnpackLow(left.Value, right.Value)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left.Value, right.Value)
            : Vector128.Create(left.Value[0], right.Value[0], left.Value[1], right.Value[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes4 InterleaveHigh(Lanes4 left, Lanes4 right) =>
        new(Sse2.IsSupported ? Sse2.UnpackHigh(left.Value, right.Value)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left.Value, right.Value)
            : Vector128.Create(left.Value[2], right.Value[2], left.Value[3], right.Value[3]));
}
