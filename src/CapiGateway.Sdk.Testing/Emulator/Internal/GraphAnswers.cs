using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Writes answers in Meta's shapes.</summary>
internal static class GraphAnswers
{
    private const string Json = "application/json; charset=UTF-8";

    public static string TraceId(int requestNumber) =>
        "Aemu" + Base64Url.EncodeToString(BitConverter.GetBytes((long)requestNumber * 0x9E3779B97F4A7));

    public static GraphAnswer Success(int received, IReadOnlyCollection<string> messages, string traceId, int status = 200) =>
        Write(status, traceId, writer =>
        {
            writer.WriteNumber("events_received"u8, received);
            writer.WriteStartArray("messages"u8);
            foreach (var message in messages)
            {
                writer.WriteStringValue(message);
            }

            writer.WriteEndArray();
            writer.WriteString("fbtrace_id"u8, traceId);
        });

    public static GraphAnswer WrongTypes(GraphAnswer answer) => Write(answer.Status, answer.TraceId, writer =>
    {
        writer.WriteString("events_received"u8, "many");
        writer.WriteString("messages"u8, "none");
        writer.WriteNumber("fbtrace_id"u8, 17);
    });

    public static GraphAnswer Error(int status, int code, int? subcode, bool? isTransient, string traceId) =>
        WriteError(status, code, subcode, traceId, writer =>
        {
            if (isTransient is { } transient)
            {
                writer.WriteBoolean("is_transient"u8, transient);
            }
        });

    public static GraphAnswer Refusal(Objection objection, int status, EmulatorOptions options, string traceId) =>
        WriteError(status, objection.Code, objection.Subcode, traceId, writer =>
        {
            if (GraphErrorNature.IsTransient(objection.Code) is { } transient)
            {
                writer.WriteBoolean("is_transient"u8, transient);
            }

            var path = options.ErrorsNamePath ? objection.Path.ToString() : string.Empty;
            writer.WriteString("error_user_title"u8, objection.Code == 100 ? "Invalid parameter" : "Request refused");
            writer.WriteString("error_user_msg"u8, path.Length == 0 ? objection.Text : $"{objection.Text}: {path}");
            WriteErrorData(writer, objection.Path, options.ErrorData);
        });

    public static GraphAnswer Node(string traceId, Action<Utf8JsonWriter> members) => Write(200, traceId, members);

    public static GraphAnswer Page(int status, string contentType, string text) => new(status, Encoding.UTF8.GetBytes(text), contentType);

    private static void WriteErrorData(Utf8JsonWriter writer, FieldPath path, ErrorDataForm form)
    {
        if (path.Names.Count == 0 || form == ErrorDataForm.Omitted)
        {
            return;
        }

        var data = Serialize(inner =>
        {
            inner.WriteStartArray("blame_field_specs"u8);
            inner.WriteStartArray();
            foreach (var name in path.Names)
            {
                inner.WriteStringValue(name);
            }

            inner.WriteEndArray();
            inner.WriteEndArray();
        });
        writer.WritePropertyName("error_data"u8);
        if (form == ErrorDataForm.JsonObject)
        {
            writer.WriteRawValue(data.Span);
        }
        else
        {
            writer.WriteStringValue(data.Span);
        }
    }

    private static GraphAnswer WriteError(int status, int code, int? subcode, string traceId, Action<Utf8JsonWriter> details) =>
        Write(status, traceId, writer =>
        {
            writer.WriteStartObject("error"u8);
            writer.WriteString("message"u8, GraphErrorNature.MessageOf(code));
            writer.WriteString("type"u8, "OAuthException"u8);
            writer.WriteNumber("code"u8, code);
            if (subcode is { } sub)
            {
                writer.WriteNumber("error_subcode"u8, sub);
            }

            details(writer);
            writer.WriteString("fbtrace_id"u8, traceId);
            writer.WriteEndObject();
        }) with
        {
            ErrorCode = code,
            ErrorSubcode = subcode,
        };

    private static GraphAnswer Write(int status, string? traceId, Action<Utf8JsonWriter> members) =>
        new(status, Serialize(members), Json) { TraceId = traceId };

    private static ReadOnlyMemory<byte> Serialize(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
