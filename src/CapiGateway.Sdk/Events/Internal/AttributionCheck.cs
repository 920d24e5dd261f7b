namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What Meta demands of events about earlier events. Meta's documentation: <i>AppendAttribution event parameters</i>.</summary>
internal static class AttributionCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(48);

    private static readonly string[] Required =
        [AttributionDataFields.AdId, AttributionDataFields.Share, AttributionDataFields.Value];

    public static void Check(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        AttributionData attribution = conversion.Attribution;
        OriginalEventData original = conversion.OriginalEvent;
        if (attribution.Has(AttributionDataFields.Share) && attribution.Share is not (>= 0 and <= 1))
        {
            diagnostics.Add(EventRules.AttributionShareInvalid, "attribution_data.attribution_share");
        }

        if (conversion.EventName != EventNames.AppendAttribution)
        {
            return;
        }

        foreach (string field in Required)
        {
            Require(attribution, field, EventRules.AttributionDataIncomplete, "attribution_data", diagnostics);
        }

        Require(original, OriginalEventFields.EventName, EventRules.OriginalEventIncomplete, "original_event_data", diagnostics);
        RequireTime(original.EventTime, EventRules.OriginalEventIncomplete, "original_event_data.event_time", diagnostics);
        RequireTime(attribution.TouchpointTime, EventRules.AttributionDataIncomplete, "attribution_data.touchpoint_ts", diagnostics);
        if (original.EventTime <= attribution.TouchpointTime)
        {
            diagnostics.Add(EventRules.OriginalEventBeforeTouchpoint, "original_event_data.event_time");
        }

        if (conversion.EventTime - original.EventTime >= Late)
        {
            diagnostics.Add(EventRules.AttributionLate, "original_event_data.event_time");
        }
    }

    // One before 1970, such as that of a field that nobody set, is none.
    private static void RequireTime(DateTimeOffset? time, DiagnosticRule rule, string field, DiagnosticBag diagnostics)
    {
        if (time is null)
        {
            diagnostics.Add(rule, field);
        }
    }

    private static void Require(EventSection section, string field, DiagnosticRule rule, string path, DiagnosticBag diagnostics)
    {
        if (!section.Has(field))
        {
            diagnostics.Add(rule, new FieldPath(path, field).ToString());
        }
    }
}
