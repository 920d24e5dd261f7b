namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Writes an event as it travels inside <c>data</c>. Meta's documentation: <i>Server Event Parameters</i>.</summary>
internal static class EventWriter
{
    public static void Write(ConversionEvent conversion, JsonBuffer json)
    {
        json.StartObject();
        WriteText(json, "event_name"u8, conversion.EventName);
        json.Name("event_time"u8);
        json.Value(conversion.EventTime.ToUnixTimeSeconds());
        WriteText(json, "event_id"u8, conversion.EventId);
        WriteText(json, "action_source"u8, conversion.ActionSource);
        WriteText(json, "messaging_channel"u8, conversion.MessagingChannel);
        WriteText(json, "event_source_url"u8, conversion.EventSourceUrl);
        WriteText(json, "referrer_url"u8, conversion.ReferrerUrl);
        if (conversion.OptOut is { } optOut)
        {
            json.Name("opt_out"u8);
            json.Value(optOut);
        }

        WriteLimitedDataUse(json, conversion.LimitedDataUse);
        WriteText(json, "customer_segmentation"u8, conversion.CustomerSegmentation);
        WriteText(json, "advanced_measurement_table"u8, conversion.AdvancedMeasurementTable);
        if (!conversion.UserData.IsEmpty)
        {
            json.Name("user_data"u8);
            conversion.UserData.WriteTo(json);
        }

        WriteSection(json, "custom_data"u8, conversion.CustomData);
        WriteSection(json, "app_data"u8, conversion.AppData);
        WriteSection(json, "original_event_data"u8, conversion.OriginalEvent);
        WriteSection(json, "attribution_data"u8, conversion.Attribution);
        conversion.Further.WriteMembersTo(json);
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

    private static void WriteText(JsonBuffer json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.Value(value);
        }
    }
}
