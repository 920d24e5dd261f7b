using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>
/// Reads a body in any of the encodings that Meta takes, JSON, form or multipart, into one JSON object.
/// Meta's documentation: <i>Conversions API, Using the API</i>; <i>Ads Pixel Events</i>.
/// </summary>
internal static class BodyFields
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<JsonDocument?> ReadAsync(GraphRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length == 0)
        {
            return null;
        }

        if (request.Header("Content-Encoding") is { Length: > 0 } encoding && encoding != "identity")
        {
            throw new InvalidDataException("Nothing says that Meta takes compressed requests.");
        }

        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type))
        {
            throw new InvalidDataException("The request has no content type.");
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => Parse(request.Body),
            "application/x-www-form-urlencoded" => ToJson(ReadPairs(System.Text.Encoding.UTF8.GetString(request.Body))),
            "multipart/form-data" => ToJson(await ReadMultipartAsync(request.Body, type, cancellationToken).ConfigureAwait(false)),
            _ => throw new InvalidDataException("The content type is none that Meta takes."),
        };
    }

    public static Dictionary<string, string> ReadPairs(string text)
    {
        using var reader = new FormReader(text) { ValueLengthLimit = int.MaxValue };
        return reader.ReadForm().ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
    }

    // The document would only find broken text when it is asked for, in the middle of the rules.
    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            throw new InvalidDataException("The body is not UTF-8.");
        }

        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && !IsText(reader))
            {
                throw new InvalidDataException("The body holds half of a surrogate pair.");
            }
        }

        return JsonDocument.Parse(json, Strict);
    }

    private static bool IsText(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<Dictionary<string, string>> ReadMultipartAsync(
        byte[] body, MediaTypeHeaderValue type, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value
            ?? throw new InvalidDataException("The multipart body names no boundary.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = new MemoryStream(body, writable: false);
        var reader = new MultipartReader(boundary, stream);
        while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                using var content = new StreamReader(section.Body);
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                fields[name] = await content.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return fields;
    }

    private static JsonDocument ToJson(Dictionary<string, string> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                if (name is "data" or "progress" or "platforms")
                {
                    writer.WriteRawValue(value);
                }
                else
                {
                    writer.WriteStringValue(value);
                }
            }

            writer.WriteEndObject();
        }

        return Parse(buffer.WrittenMemory);
    }
}
