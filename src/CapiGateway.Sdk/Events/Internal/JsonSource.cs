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
    public static JsonElement? Last(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : null;
}
