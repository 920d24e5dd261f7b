using System.Buffers;
using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Looks through JSON that a host put into an event: what cannot be carried is left out as a whole, personal data is taken out of its
/// texts.
/// </summary>
internal static class ElementCleaner
{
    public static JsonValue? Clean(JsonElement element, bool removePersonalData, FieldPath path, DiagnosticBag diagnostics)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        bool holdsPersonalData = false;
        if (!CanBeCarried(element, depth: 0, removePersonalData, ref holdsPersonalData))
        {
            diagnostics.Add(EventRules.JsonValueUnusable, path.ToString());
            return null;
        }

        return holdsPersonalData ? JsonValue.FromElement(Rewrite(element, path, diagnostics)) : JsonValue.FromElement(element);
    }

    private static bool CanBeCarried(JsonElement element, int depth, bool lookForPersonalData, ref bool holdsPersonalData)
    {
        if (depth > JsonElementReader.DeepestNesting)
        {
            return false;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return element.TryGetDouble(out double number) && double.IsFinite(number);
            case JsonValueKind.String:
                string? text = JsonText.TryRead(element);
                holdsPersonalData |= lookForPersonalData && text is not null && TextPrivacy.Holds(text);
                return text is not null;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    if (!CanBeCarried(item, depth + 1, lookForPersonalData, ref holdsPersonalData))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (JsonText.TryReadName(property) is null
                        || !CanBeCarried(property.Value, depth + 1, lookForPersonalData, ref holdsPersonalData))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }

    private static JsonElement Rewrite(JsonElement element, FieldPath path, DiagnosticBag diagnostics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(element, writer, path, diagnostics);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, FieldPath path, DiagnosticBag diagnostics)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(TextPrivacy.Remove(element.GetString()!, path, diagnostics));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(item, writer, path, diagnostics);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer, path, diagnostics);
                }

                writer.WriteEndObject();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
