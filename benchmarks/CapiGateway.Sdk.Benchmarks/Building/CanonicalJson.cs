using System.Globalization;
using System.Text.Json;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>
/// One text for all ways to write the same event: members sorted, numbers as values, an array of one text as the text.
/// </summary>
public static class CanonicalJson
{
    public static string Of(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        using var document = JsonDocument.ParseValue(ref reader);
        return Of(document.RootElement);
    }

    public static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{member.Name}:{Of(member.Value)}"))}}}",
        JsonValueKind.Array when element.GetArrayLength() == 1 && element[0].ValueKind == JsonValueKind.String => Of(element[0]),
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Of))}]",
        JsonValueKind.Number => element.GetDecimal().ToString("0.##########", CultureInfo.InvariantCulture),
        _ => element.GetRawText(),
    };
}
