using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>Writes what an event's row says beside its bytes. What is at its default is left out.</summary>
internal static class EnvelopeWriter
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(OutboxEvent entry, IBufferWriter<byte> destination)
    {
        using var writer = new Utf8JsonWriter(destination, Options);
        writer.WriteStartObject();
        writer.WriteNumber(EnvelopeNames.Version, OutboxEventFormat.Version);
        writer.WriteString(EnvelopeNames.DataSourceId, entry.DataSourceId);
        writer.WriteString(EnvelopeNames.EventName, entry.EventName);
        writer.WriteString(EnvelopeNames.EventId, entry.EventId);
        writer.WriteNumber(EnvelopeNames.AcceptedAt, entry.AcceptedAt.UtcTicks);
        writer.WriteNumber(EnvelopeNames.ExpiresAt, entry.ExpiresAt.UtcTicks);
        writer.WriteString(EnvelopeNames.Account, entry.Account);
        Write(writer, EnvelopeNames.ActionSource, entry.ActionSource);
        writer.WriteString(EnvelopeNames.Identifiers, entry.Identifiers);
        writer.WriteNumber(EnvelopeNames.Priority, (int)entry.Priority);
        Write(writer, entry.Claim);
        Write(writer, EnvelopeNames.TraceParent, entry.TraceParent);
        if (!entry.Consent.Equals(ConsentSignals.None))
        {
            ConsentFormat.Write(writer, EnvelopeNames.Consent, entry.Consent);
        }

        if (!entry.RequestFields.Equals(RequestFields.None))
        {
            writer.WriteStartObject(EnvelopeNames.RequestFields);
            RequestFieldsWriter.WriteTo(writer, entry.RequestFields);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, DeduplicationClaim? claim)
    {
        if (claim is { } known)
        {
            Span<byte> key = stackalloc byte[DeduplicationKey.ByteCount];
            known.Key.WriteTo(key);
            writer.WriteBase64String(EnvelopeNames.Claim, key);
            writer.WriteNumber(EnvelopeNames.Window, known.Window.Ticks);
        }
    }
}
