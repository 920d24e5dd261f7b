using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>Four big-endian words of one message in memory.</summary>
internal static class Quad
{
    private static Vector128<byte> BigEndian => Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<uint> Load(ref readonly byte rows, int offset) =>
        Vector128.ShuffleNative(Vector128.LoadUnsafe(in rows, (nuint)offset), BigEndian).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(Vector128<uint> words, ref byte rows, int offset) =>
        Vector128.ShuffleNative(words.AsByte(), BigEndian).StoreUnsafe(ref rows, (nuint)offset);
}
