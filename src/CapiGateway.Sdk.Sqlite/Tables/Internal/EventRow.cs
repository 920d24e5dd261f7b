using System.Buffers;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>An event in the form of its row, made by the caller so that the writing thread has little left to do.</summary>
internal readonly struct EventRow
{
    // What the envelope of a usual event takes beside its bytes.
    private const int UsualEnvelope = 512;

    public EventRow(OutboxEvent entry)
    {
        var bytes = new ArrayBufferWriter<byte>(entry.Payload.Length + UsualEnvelope);
        OutboxEventFormat.Write(entry, bytes);
        Event = entry;
        Entry = bytes.WrittenMemory;
        Claim = entry.Claim is { } claim ? ClaimTable.ToStored(claim) : null;
    }

    public OutboxEvent Event { get; }

    public ReadOnlyMemory<byte> Entry { get; }

    public byte[]? Claim { get; }
}
