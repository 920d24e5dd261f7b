using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

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
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        _ = ConversionEvent.TryParse(bytes, out ConversionEvent? conversion, out diagnostics, defaults ?? Some.Defaults);
        return conversion;
    }

    /// <summary>
    /// Reads an event and puts it before the door: the event that would be sent, if there is one, and all that was found.
    /// </summary>
    public static ConversionEvent? Check(string json, out IReadOnlyList<EventDiagnostic> diagnostics, RuleSeverities? severities = null)
    {
        ConversionEvent? read = Parse(json, out diagnostics);
        return read is null ? null : Check(read, out diagnostics, severities);
    }

    public static ConversionEvent? Check(
        ConversionEvent conversion, out IReadOnlyList<EventDiagnostic> diagnostics, RuleSeverities? severities = null)
    {
        var bag = new DiagnosticBag(severities);
        bag.AddRange(conversion.Diagnostics);
        ConversionEvent sent = EventValidator.Check(conversion, Some.Now, bag);
        diagnostics = bag.ToList();
        return bag.HasError ? null : sent;
    }

    public static IEnumerable<string> Ids(this IEnumerable<EventDiagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => diagnostic.Rule.Name);
}
