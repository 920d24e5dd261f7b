namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Writes an event as it travels inside <c>data</c>. Meta's documentation: <i>Server Event Parameters</i>.</summary>
internal static class EventWriter
{
    public static void Write(ConversionEvent conversion, JsonBuffer json)
    {
        json.StartObject();
        json.Member("event_name"u8, conversion.EventName);
        json.Name("event_time"u8);
        json.Value(conversion.EventTime.ToUnixTimeSeconds());
        json.Member("event_id"u8, conversion.EventId);
        json.Member("action_source"u8, conversion.ActionSource);
        EventExtras extras = conversion.Extras;
        json.Member("messaging_channel"u8, extras.MessagingChannel);
        json.Member("event_source_url"u8, conversion.EventSourceUrl);
        json.Member("referrer_url"u8, extras.ReferrerUrl);
        if (extras.OptOut is { } optOut)
        {
            json.Name("opt_out"u8);
            json.Value(optOut);
        }

        WriteLimitedDataUse(json, extras.LimitedDataUse);
        json.Member("customer_segmentation"u8, extras.CustomerSegmentation);
        json.Member("advanced_measurement_table"u8, extras.AdvancedMeasurementTable);
        if (!conversion.UserData.IsEmpty)
        {
            json.Name("user_data"u8);
            conversion.UserData.WriteTo(json);
        }

        WriteSection(json, "custom_data"u8, conversion.CustomData);
        WriteSection(json, "app_data"u8, extras.AppData);
        WriteSection(json, "original_event_data"u8, extras.OriginalEvent);
        WriteSection(json, "attribution_data"u8, extras.Attribution);
        extras.Further.WriteMembersTo(json);
        json.EndObject();
    }

    private static void WriteSection(JsonBuffer json, ReadOnlySpan<byte> name, EventSection section)
    {
        if (!section.IsEmpty)
        {
            json.Name(name);
            section.WriteTo(json);
        }
    }

    // "Explicitly off" is the empty array, which must not be left out.
    private static void WriteLimitedDataUse(JsonBuffer json, LimitedDataUse limitedDataUse)
    {
        if (limitedDataUse.Enabled is not { } enabled)
        {
            return;
        }

        json.Name("data_processing_options"u8);
        json.StartArray();
        if (enabled)
        {
            json.Value("LDU");
        }

        json.EndArray();
        if (enabled)
        {
            json.Name("data_processing_options_country"u8);
            json.Value(limitedDataUse.Country);
            json.Name("data_processing_options_state"u8);
            json.Value(limitedDataUse.State);
        }
    }
}
