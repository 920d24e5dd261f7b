using System.Buffers;
using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Looks through JSON that a host put into an event: what cannot be carried is left out as a whole, personal data is taken out of its
/// texts and its names, and of several values under one name the last one counts.
/// </summary>
internal static class ElementCleaner
{
    public static JsonValue? Clean(JsonElement element, int depth, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var survey = new ElementSurvey(scrutiny != TextScrutiny.None);
        if (!survey.CanBeCarried(element, depth))
        {
            diagnostics.Add(EventRules.JsonValueUnusable, path.ToString());
            return null;
        }

        return survey.HoldsPersonalData || survey.HoldsNameTwice
            ? Rewrite(element, depth, survey.HoldsPersonalData ? scrutiny : TextScrutiny.None, path, diagnostics)
            : JsonValue.FromElement(element);
    }

    private static JsonValue Rewrite(JsonElement element, int depth, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(element, writer, scrutiny, path, diagnostics);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return JsonElementReader.Read(document.RootElement, depth);
    }

    private static void Write(
        JsonElement element, Utf8JsonWriter writer, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String when scrutiny != TextScrutiny.None:
                writer.WriteStringValue(TextPrivacy.Remove(element.GetString()!, scrutiny, path, diagnostics));
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(item, writer, scrutiny, path, diagnostics);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach ((string name, JsonElement value) in JsonMembers.Read(element, path.ToString(), static _ => false, diagnostics))
                {
                    if (value.ValueKind != JsonValueKind.Null && TextPrivacy.IsFree(name, scrutiny, path, diagnostics))
                    {
                        writer.WritePropertyName(name);
                        Write(value, writer, scrutiny, path, diagnostics);
                    }
                }

                writer.WriteEndObject();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
