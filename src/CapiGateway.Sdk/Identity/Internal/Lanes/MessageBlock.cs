using System.Buffers.Binary;

namespace CapiGateway.Sdk.Identity.Internal.Lanes;

/// <summary>The padding of SHA-256 (FIPS 180-4, section 5.1.1): a bit, zeros, and the length of the message in bits.</summary>
internal static class MessageBlock
{
    internal const int ByteCount = 64;

    private const int LengthOffset = 56;
    private const byte EndOfMessage = 0x80;

    /// <summary>How many blocks a message has with its padding.</summary>
    internal static int CountOf(int messageLength) => ((messageLength + sizeof(ulong)) / ByteCount) + 1;

    /// <summary>Copies one block of the padded message.</summary>
    internal static void Copy(ReadOnlySpan<byte> message, int block, Span<byte> destination)
    {
        int start = block * ByteCount;
        ReadOnlySpan<byte> rest = start < message.Length ? message[start..] : default;
        if (rest.Length >= ByteCount)
        {
            rest[..ByteCount].CopyTo(destination);
            return;
        }

        destination = destination[..ByteCount];
        destination.Clear();
        rest.CopyTo(destination);
        if (start <= message.Length)
        {
            destination[rest.Length] = EndOfMessage;
        }

        if (rest.Length < LengthOffset)
        {
            BinaryPrimitives.WriteUInt64BigEndian(destination[LengthOffset..], (ulong)message.Length * 8);
        }
    }
}
