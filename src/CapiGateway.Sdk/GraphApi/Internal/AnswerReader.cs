using System.Text.Json;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Reads the body of an answer, whatever it is. Meta's documentation: Ads Pixel Events reference; Graph API, Handle Errors.
/// </summary>
internal static class AnswerReader
{
    private const int MaxMessages = 50;

    public static EventsAnswer Read(int statusCode, ReadOnlySpan<byte> body, string? charset = null, AccessCredential? credential = null)
    {
        var redactor = new Redactor(credential);
        var text = AnswerText.Decode(body, charset);
        var answer = new EventsAnswer { StatusCode = statusCode };
        if (string.IsNullOrWhiteSpace(text))
        {
            return answer;
        }

        using var document = TolerantJson.Parse(text);
        answer = document?.RootElement is { ValueKind: JsonValueKind.Object } root
            ? ReadObject(answer, root, redactor)
            : answer with { Form = AnswerForm.Unreadable };
        var isPlainSuccess = answer is { IsSuccessStatus: true, Form: AnswerForm.JsonObject, Error: null, HasForeignError: false };
        return isPlainSuccess ? answer : answer with { ErrorBody = redactor.Redact(text) };
    }

    private static EventsAnswer ReadObject(EventsAnswer answer, JsonElement root, Redactor redactor)
    {
        var stated = root.Member("error");
        var error = GraphErrorReader.Read(stated, redactor);
        return answer with
        {
            Form = AnswerForm.JsonObject,
            Error = error,
            HasForeignError = error is null && stated is { ValueKind: not (JsonValueKind.Null or JsonValueKind.False) },
            EventsReceived = root.Member("events_received").Integer(),
            Success = root.Member("success").Flag(),
            Messages = Messages(root.Member("messages"), redactor),
            FbTraceId = TraceId.Of(root.Member("fbtrace_id"), redactor) ?? error?.FbTraceId,
        };
    }

    private static string[] Messages(JsonElement? messages, Redactor redactor)
    {
        IEnumerable<JsonElement?> items = messages is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Take(MaxMessages).Select(item => (JsonElement?)item)
            : [messages];
        return [.. items.Select(item => redactor.Redact(item.Text())).Where(text => !string.IsNullOrWhiteSpace(text)).OfType<string>()];
    }
}
