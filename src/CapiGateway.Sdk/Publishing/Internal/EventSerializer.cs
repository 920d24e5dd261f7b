using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Turns an event into the bytes that travel. One writer and one buffer a thread, so that only the result is allocated.</summary>
internal static class EventSerializer
{
    // A body that grew beyond this is not kept for the next event.
    private const int LargestBufferKept = 65_536;

    // The bytes are a request's body, never part of a page, so only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? ThreadBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? ThreadWriter;

    public static byte[] ToUtf8(ConversionEvent conversion)
    {
        ArrayBufferWriter<byte> buffer = ThreadBuffer ??= new ArrayBufferWriter<byte>(4_096);
        Utf8JsonWriter writer = ThreadWriter ??= new Utf8JsonWriter(buffer, Options);
        try
        {
            conversion.WriteTo(writer);
            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }
        finally
        {
            buffer.Clear();
            writer.Reset(buffer);
            if (buffer.Capacity > LargestBufferKept)
            {
                ThreadBuffer = null;
                ThreadWriter = null;
            }
        }
    }
}
