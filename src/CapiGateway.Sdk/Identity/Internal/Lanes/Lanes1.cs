using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>A single lane: plain arithmetic, for machines without vectors.</summary>
internal readonly struct Lanes1(uint value) : ILanes<Lanes1>
{
    private readonly uint _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 operator +(Lanes1 left, Lanes1 right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Broadcast(uint value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 ShiftRight(Lanes1 value, [ConstantExpected] byte bits) => new(value._value >> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 RotateRight(Lanes1 value, [ConstantExpected] byte bits) => new(BitOperations.RotateRight(value._value, bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Xor(Lanes1 first, Lanes1 second, Lanes1 third) => new(first._value ^ second._value ^ third._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Choose(Lanes1 condition, Lanes1 set, Lanes1 clear) =>
        new(((set._value ^ clear._value) & condition._value) ^ clear._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes1 Majority(Lanes1 first, Lanes1 second, Lanes1 third) =>
        new((first._value & second._value) | ((first._value | second._value) & third._value));

    public static void LoadBlocks(ReadOnlySpan<byte> blocks, Span<Lanes1> words)
    {
        for (int word = 0; word < words.Length; word++)
        {
            words[word] = new Lanes1(BinaryPrimitives.ReadUInt32BigEndian(blocks[(word * sizeof(uint))..]));
        }
    }

    public static void StoreDigests(ReadOnlySpan<Lanes1> state, Span<byte> digests)
    {
        for (int word = 0; word < state.Length; word++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digests[(word * sizeof(uint))..], state[word]._value);
        }
    }
}
