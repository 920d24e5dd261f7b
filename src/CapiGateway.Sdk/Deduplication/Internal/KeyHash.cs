using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CapiGateway.Sdk.Deduplication.Internal;

/// <summary>
/// Hashes the parts of a key, each with its length before it. A cryptographic hash, since ids may come from strangers who would like to
/// suppress somebody else's event.
/// </summary>
internal readonly ref struct KeyHash
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public KeyHash(KeyKind kind, DeduplicationChannel channel)
    {
        Add((long)kind);
        Add((long)channel);
    }

    // UTF-16 as it is in memory: exact for any text, whole characters or not.
    public void Add(ReadOnlySpan<char> text)
    {
        Add((long)text.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(text));
    }

    public void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        _hash.AppendData(bytes);
    }

    public DeduplicationKey ToKey()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _hash.GetHashAndReset(digest);
        return DeduplicationKey.FromBytes(digest[..DeduplicationKey.ByteCount]);
    }

    public void Dispose() => _hash.Dispose();
}
