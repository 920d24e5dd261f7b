using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>The padding of SHA-256 (FIPS 180-4, section 5.1.1): a bit, zeros, and the length of the message in bits.</summary>
internal static class MessageBlock
{
    internal const int ByteCount = 64;

    private const int LengthOffset = ByteCount - sizeof(ulong);
    private const byte EndOfMessage = 0x80;

    /// <summary>How many blocks a message has with its padding.</summary>
    internal static int CountOf(int messageLength) => ((messageLength + sizeof(ulong)) / ByteCount) + 1;

    /// <summary>Copies one block of a padded message, which lies somewhere in <paramref name="buffer"/>.</summary>
    internal static void Copy(ReadOnlySpan<byte> buffer, int offset, int length, int block, Span<byte> destination)
    {
        int start = block * ByteCount;
        int rest = Math.Clamp(length - start, -1, ByteCount);
        if (offset <= buffer.Length - ByteCount - start)
        {
            CopyMasked(ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), offset + start), rest, destination);
        }
        else
        {
            CopyExactly(rest > 0 ? buffer.Slice(offset + start, rest) : default, rest, destination);
        }

        if (rest < LengthOffset)
        {
            BinaryPrimitives.WriteUInt64BigEndian(destination[LengthOffset..], (ulong)length * 8);
        }
    }

    /// <summary>
    /// Reads a whole block, whatever lies behind the message, and blanks what does not belong to it: no branch depends on the length,
    /// and what is stored is loaded again in the same portions.
    /// </summary>
    private static void CopyMasked(ref readonly byte source, int rest, Span<byte> destination)
    {
        ref byte target = ref MemoryMarshal.GetReference(destination[..ByteCount]);
        Vector128<sbyte> end = Vector128.Create((sbyte)rest);
        Vector128<sbyte> indices = Vector128<sbyte>.Indices;
        for (int portion = 0; portion < ByteCount; portion += Vector128<byte>.Count)
        {
            Vector128<byte> message = Vector128.LoadUnsafe(in source, (nuint)portion) & Vector128.LessThan(indices, end).AsByte();
            Vector128<byte> mark = Vector128.Create(EndOfMessage) & Vector128.Equals(indices, end).AsByte();
            (message | mark).StoreUnsafe(ref target, (nuint)portion);
            indices += Vector128.Create((sbyte)Vector128<sbyte>.Count);
        }
    }

    private static void CopyExactly(ReadOnlySpan<byte> message, int rest, Span<byte> destination)
    {
        destination.Clear();
        message.CopyTo(destination);
        if (rest is >= 0 and < ByteCount)
        {
            destination[rest] = EndOfMessage;
        }
    }
}
