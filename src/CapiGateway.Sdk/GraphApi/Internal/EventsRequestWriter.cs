using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Writes <c>{"data":[…],…}</c> around events that are UTF-8 objects already. A request of n events has
/// <see cref="OverheadBytes"/> plus the bytes of its events plus n - 1 commas.
/// </summary>
internal static class EventsRequestWriter
{
    // Nothing here is ever part of a page, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The body in a pooled buffer, which the caller owns.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The caller owns the buffer; when writing fails, the catch disposes of it.")]
    public static PooledBufferWriter Write(
        RequestFields header,
        IReadOnlyList<ReadOnlyMemory<byte>> events,
        BodyCredential? credential = null,
        ArrayPool<byte>? pool = null)
    {
        var body = new PooledBufferWriter(EstimateBytes(events), pool);
        try
        {
            using var writer = new Utf8JsonWriter(body, Options);
            writer.WriteStartObject();
            writer.WriteStartArray("data"u8);
            for (var i = 0; i < events.Count; i++)
            {
                writer.WriteRawValue(events[i].Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            RequestFieldsWriter.WriteTo(writer, header);
            if (credential is not null)
            {
                writer.WriteString(credential.Name, credential.Secret.Reveal());
            }

            writer.WriteEndObject();
            writer.Flush();
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>What a request weighs without its events.</summary>
    public static int OverheadBytes(RequestFields header, BodyCredential? credential = null)
    {
        using var body = Write(header, [], credential);
        return body.WrittenCount;
    }

    private static int EstimateBytes(IReadOnlyList<ReadOnlyMemory<byte>> events)
    {
        const int roomForTheRest = 1024;
        var bytes = (long)roomForTheRest + events.Count;
        for (var i = 0; i < events.Count; i++)
        {
            bytes += events[i].Length;
        }

        return (int)Math.Min(bytes, Array.MaxLength);
    }
}
