using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Takes personal data out of the URLs and the free text of an event.</summary>
internal static class TextCheck
{
    public static string? Url(string? url, string field, DiagnosticBag diagnostics) =>
        url is null ? null : TextPrivacy.Remove(url, field, diagnostics);

    public static void CustomData(JsonDraft fields, DiagnosticBag diagnostics) => fields.Rewrite((name, value) => IsFreeText(name)
        ? Clean(value, "custom_data." + name, diagnostics)
        : value);

    // Every other standard field is a number, an id of a product, or one of a closed set.
    private static bool IsFreeText(string name) =>
        name is CustomDataFields.SearchString or CustomDataFields.ContentName or CustomDataFields.OrderId or CustomDataFields.Status
            or CustomDataFields.ContentCategory
        || !CustomDataFields.IsStandard(name);

    private static JsonValue? Clean(JsonValue value, string field, DiagnosticBag diagnostics)
    {
        if (value.Text is { } text)
        {
            string clean = TextPrivacy.Remove(text, field, diagnostics);
            return ReferenceEquals(clean, text) ? value : string.IsNullOrWhiteSpace(clean) ? null : JsonValue.From(clean);
        }

        if (value.Texts is { } texts)
        {
            return JsonValue.From(Array.ConvertAll(texts, item => TextPrivacy.Remove(item, field, diagnostics)));
        }

        return value.Element is { } element ? Clean(element, field, diagnostics) : value;
    }

    private static JsonValue? Clean(JsonElement element, string field, DiagnosticBag diagnostics)
    {
        string raw = element.GetRawText();
        string clean = TextPrivacy.Remove(raw, field, diagnostics);
        if (ReferenceEquals(clean, raw))
        {
            return JsonValue.From(element);
        }

        try
        {
            using var document = JsonDocument.Parse(clean);
            return JsonValue.From(document.RootElement);
        }
        catch (JsonException)
        {
            // What was removed was part of the JSON itself; rather nothing than personal data.
            return null;
        }
    }
}
