using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.Outbox.Internal;

namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// The form in which an outbox of any kind may store an event: one line of JSON that says everything about it, and after the line break
/// the event's bytes exactly as they are sent.
/// </summary>
/// <remarks>
/// The JSON names its <see cref="Version"/>. Within a version members are only ever added, and readers pass over those that they do not
/// know, so that two releases of this library can work on one store. Thread-safe.
/// </remarks>
public static class OutboxEventFormat
{
    /// <summary>The version that is written, and the newest that is read: 1.</summary>
    public const int Version = 1;

    private const byte LineBreak = (byte)'\n';

    /// <summary>Writes an event.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static void Write(OutboxEvent entry, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(destination);
        EnvelopeWriter.Write(entry, destination);
        destination.Write([LineBreak]);
        destination.Write(entry.Payload.Span);
    }

    /// <summary>Reads an event that <see cref="Write"/> wrote, this release's or another's of the same version.</summary>
    /// <param name="bytes">The bytes; the event's payload is a part of them, so they must not change afterwards.</param>
    /// <param name="entry">The event.</param>
    /// <returns>
    /// <see langword="false"/> when the bytes are of a newer version, damaged, or something else altogether. Never throws.
    /// </returns>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out OutboxEvent? entry)
    {
        int end = bytes.Span.IndexOf(LineBreak);
        entry = end < 0 ? null : EnvelopeReader.TryRead(bytes[..end], bytes[(end + 1)..]);
        return entry is not null;
    }
}
