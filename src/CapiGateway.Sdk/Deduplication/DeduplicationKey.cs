using System.Buffers.Binary;
using CapiGateway.Sdk.Deduplication.Internal;

namespace CapiGateway.Sdk.Deduplication;

/// <summary>
/// What makes two events the same one, in 128 bits: a hash of account, data source, event name, what identifies the event, and channel.
/// Nothing can be read back from it.
/// </summary>
/// <remarks>
/// The parts are hashed with their lengths, so that no two lists of parts run together. Text is compared exactly: Meta does not say that
/// case would not matter. Immutable and safe to share between threads.
/// </remarks>
public readonly struct DeduplicationKey : IEquatable<DeduplicationKey>
{
    /// <summary>How many bytes a key takes where it is stored: 16.</summary>
    public const int ByteCount = 16;

    private readonly ulong _high;
    private readonly ulong _low;

    private DeduplicationKey(ulong high, ulong low)
    {
        _high = high;
        _low = low;
    }

    // Two parts of the hash that share no bits, one to find the stripe and one to find the bucket.
    internal uint StripeBits => (uint)_high;

    internal uint BucketBits => (uint)_low;

    /// <summary>Whether two keys are the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> when they are.</returns>
    public static bool operator ==(DeduplicationKey left, DeduplicationKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> when they do.</returns>
    public static bool operator !=(DeduplicationKey left, DeduplicationKey right) => !left.Equals(right);

    /// <summary>Makes the key of an event that its name and id identify.</summary>
    /// <param name="account">The account of the data source.</param>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="channel">Which way it came; default <see cref="DeduplicationChannel.Server"/>.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentNullException">A text is missing.</exception>
    public static DeduplicationKey Create(
        string account, string dataSourceId, string eventName, string eventId, DeduplicationChannel channel = DeduplicationChannel.Server)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        ArgumentNullException.ThrowIfNull(eventName);
        ArgumentNullException.ThrowIfNull(eventId);
        var hash = new KeyHash(KeyKind.EventId, channel);
        hash.Add(account);
        hash.Add(dataSourceId);
        hash.Add(eventName);
        hash.Add(eventId);
        return hash.ToKey();
    }

    /// <summary>Reads a key that was stored.</summary>
    /// <param name="bytes">The bytes that <see cref="WriteTo"/> wrote, exactly <see cref="ByteCount"/>.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">There are fewer or more bytes.</exception>
    public static DeduplicationKey FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == ByteCount
        ? new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]))
        : throw new ArgumentException($"A key has {ByteCount} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Writes the key as it may be stored.</summary>
    /// <param name="destination">Room for at least <see cref="ByteCount"/> bytes; not kept.</param>
    /// <exception cref="ArgumentException">The destination is too small.</exception>
    public void WriteTo(Span<byte> destination)
    {
        if (destination.Length < ByteCount)
        {
            throw new ArgumentException($"A key needs {ByteCount} bytes, not {destination.Length}.", nameof(destination));
        }

        BinaryPrimitives.WriteUInt64BigEndian(destination, _high);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _low);
    }

    /// <inheritdoc/>
    public bool Equals(DeduplicationKey other) => _high == other._high && _low == other._low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DeduplicationKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)BucketBits;

    /// <summary>The key in hexadecimal.</summary>
    /// <returns>32 lowercase characters.</returns>
    public override string ToString() => $"{_high:x16}{_low:x16}";
}
