using System.Buffers;
using System.Text.Json;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>One line of the export of dead letters.</summary>
internal static class DeadLetterLine
{
    public static void Write(IBufferWriter<byte> line, DeadLetter letter)
    {
        using (var writer = new Utf8JsonWriter(line))
        {
            DeliveryAnswer answer = letter.Answer;
            writer.WriteStartObject();
            writer.WriteNumber("id", letter.Id);
            writer.WriteString("data_source", letter.Event.DataSourceId);
            writer.WriteString("event_name", letter.Event.EventName);
            writer.WriteString("event_id", letter.Event.EventId);
            writer.WriteString("accepted_at", letter.Event.AcceptedAt);
            writer.WriteString("buried_at", letter.BuriedAt);
            writer.WriteString("resend_until", letter.Event.ExpiresAt);
            writer.WriteNumber("attempts", letter.Attempts);
            Number(writer, "status", answer.Status);
            Number(writer, "code", answer.Code);
            Number(writer, "subcode", answer.Subcode);
            Text(writer, "title", answer.Title);
            Text(writer, "message", answer.Message);
            Text(writer, "fbtrace_id", answer.FbTraceId);
            Text(writer, "body", answer.Body);
            writer.WritePropertyName("event");

            // The outbox holds it as it was sent.
            writer.WriteRawValue(letter.Event.Payload.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
    }

    private static void Number(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
