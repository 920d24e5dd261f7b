using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// Events about earlier events. Meta's documentation: <i>Original Event Data Parameters</i>, <i>AppendAttribution Event</i>.
/// </summary>
internal static class AttributionRules
{
    private static readonly string[] Attribution = ["ad_id", "touchpoint_ts", "attribution_share", "attribution_value"];

    public static void Check(EventReading reading)
    {
        var original = reading.Root.Member("original_event_data");
        var attribution = reading.Root.Member("attribution_data");
        CheckTypes(reading, original);
        if (reading.Name == "AppendAttribution")
        {
            RequireAll(reading, attribution, "attribution_data", Attribution);
            RequireAll(reading, original, "original_event_data", ["event_name", "event_time"]);
            CheckOrder(reading, original.Member("event_time"), attribution.Member("touchpoint_ts"));
        }

        var share = attribution.Member("attribution_share");
        if (share.IsPresent && !(share.ValueKind == JsonValueKind.Number && share.GetDouble() is >= 0 and <= 1))
        {
            reading.RejectInvalid("The share must lie between 0 and 1", "attribution_data", "attribution_share");
        }
    }

    private static void CheckTypes(EventReading reading, JsonElement original)
    {
        foreach (var name in new[] { "event_name", "order_id", "event_id" })
        {
            if (original.Member(name) is { IsPresent: true, IsString: false })
            {
                reading.RejectInvalid("The parameter must be a string", "original_event_data", name);
            }
        }

        if (original.Member("event_time") is { IsPresent: true, IsInteger: false })
        {
            reading.RejectInvalid("The time must be an integer, Unix seconds", "original_event_data", "event_time");
        }
    }

    private static void RequireAll(EventReading reading, JsonElement parent, string parentName, string[] names)
    {
        foreach (var name in names.Where(name => !parent.Member(name).IsPresent))
        {
            reading.RejectMissing(parentName, name);
        }
    }

    private static void CheckOrder(EventReading reading, JsonElement eventTime, JsonElement touchpoint)
    {
        if (eventTime.IsInteger && touchpoint.IsInteger && eventTime.GetInt64() <= touchpoint.GetInt64())
        {
            reading.RejectInvalid("The original event must lie after the touchpoint", "original_event_data", "event_time");
        }
    }
}
