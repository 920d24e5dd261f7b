using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Events as text and back.</summary>
internal static class Json
{
    public static byte[] Bytes(ConversionEvent conversion)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            conversion.WriteTo(writer);
        }

        return stream.ToArray();
    }

    public static string Text(ConversionEvent conversion) => Encoding.UTF8.GetString(Bytes(conversion));

    public static JsonElement Of(ConversionEvent conversion) => JsonElement.Parse(Text(conversion));

    public static ConversionEvent? Parse(string json, out IReadOnlyList<EventDiagnostic> diagnostics, EventDefaults? defaults = null)
    {
        _ = ConversionEvent.TryParse(Encoding.UTF8.GetBytes(json), out ConversionEvent? conversion, out diagnostics, defaults);
        return conversion;
    }

    public static IEnumerable<string> Ids(this IEnumerable<EventDiagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Rule.Name);
}
