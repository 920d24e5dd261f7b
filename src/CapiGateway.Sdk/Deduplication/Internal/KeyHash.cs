using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>
/// Hashes the parts of a key, each with its length before it. A cryptographic hash, since ids may come from strangers who would like to
/// suppress somebody else's event. One buffer and one hash a thread, so that a key costs no allocation, here or in the operating system's
/// library; one key at a time.
/// </summary>
internal readonly ref struct KeyHash
{
    // Parts that grew beyond this are not kept room for.
    private const int LargestBufferKept = 16_384;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? ThreadParts;

    [ThreadStatic]
    private static IncrementalHash? ThreadHash;

    private readonly ArrayBufferWriter<byte> _parts = ThreadParts ??= new ArrayBufferWriter<byte>(1_024);

    public KeyHash(KeyKind kind, DeduplicationChannel channel)
    {
        _parts.ResetWrittenCount();
        Add((long)kind);
        Add((long)channel);
    }

    // UTF-16 as it is in memory: exact for any text, whole characters or not.
    public void Add(ReadOnlySpan<char> text)
    {
        Add((long)text.Length);
        _parts.Write(MemoryMarshal.AsBytes(text));
    }

    public void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_parts.GetSpan(sizeof(long)), number);
        _parts.Advance(sizeof(long));
    }

    public DeduplicationKey ToKey()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        IncrementalHash hash = ThreadHash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_parts.WrittenSpan);
        hash.GetHashAndReset(digest);
        if (_parts.Capacity > LargestBufferKept)
        {
            ThreadParts = null;
        }

        return DeduplicationKey.FromBytes(digest[..DeduplicationKey.ByteCount]);
    }
}
