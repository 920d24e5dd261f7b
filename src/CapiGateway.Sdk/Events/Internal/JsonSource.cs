using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Takes bytes of any origin as JSON, without an exception.</summary>
internal static class JsonSource
{
    private const int DeepestNesting = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DeepestNesting };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static JsonDocument? TryParse(ReadOnlySpan<byte> utf8Json, DiagnosticBag diagnostics)
    {
        ReadOnlySpan<byte> json = utf8Json.StartsWith(ByteOrderMark) ? utf8Json[ByteOrderMark.Length..] : utf8Json;
        try
        {
            return JsonDocument.Parse(json.ToArray(), Options);
        }
        catch (JsonException)
        {
            diagnostics.Add(EventRules.JsonInvalid, string.Empty);
            return null;
        }
    }

    /// <summary>The last member of a name, which is the one that counts.</summary>
    public static JsonElement? Last(JsonElement element, string name)
    {
        try
        {
            return element.TryGetProperty(name, out JsonElement value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // Another name beside it is no text; so look at each by itself.
            return LastOfReadable(element, name);
        }
    }

    private static JsonElement? LastOfReadable(JsonElement element, string name)
    {
        JsonElement? last = null;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (string.Equals(JsonText.TryReadName(property), name, StringComparison.Ordinal))
            {
                last = property.Value;
            }
        }

        return last;
    }
}
