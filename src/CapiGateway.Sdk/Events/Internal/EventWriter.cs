using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Writes an event as it travels inside <c>data</c>. Meta's documentation: <i>Server Event Parameters</i>.</summary>
internal static class EventWriter
{
    public static void Write(ConversionEvent conversion, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString(JsonNames.EventName, conversion.EventName);
        writer.WriteNumber(JsonNames.EventTime, conversion.EventTime.ToUnixTimeSeconds());
        writer.WriteString(JsonNames.EventId, conversion.EventId);
        WriteText(writer, JsonNames.ActionSource, conversion.ActionSource);
        WriteText(writer, JsonNames.MessagingChannel, conversion.MessagingChannel);
        WriteText(writer, JsonNames.EventSourceUrl, conversion.EventSourceUrl);
        WriteText(writer, JsonNames.ReferrerUrl, conversion.ReferrerUrl);
        if (conversion.OptOut is { } optOut)
        {
            writer.WriteBoolean(JsonNames.OptOut, optOut);
        }

        WriteLimitedDataUse(writer, conversion.LimitedDataUse);
        WriteText(writer, JsonNames.CustomerSegmentation, conversion.CustomerSegmentation);
        WriteText(writer, JsonNames.AdvancedMeasurementTable, conversion.AdvancedMeasurementTable);
        if (!conversion.UserData.IsEmpty)
        {
            writer.WritePropertyName(JsonNames.UserData);
            conversion.UserData.WriteTo(writer);
        }

        WriteSection(writer, JsonNames.CustomData, conversion.CustomData);
        WriteSection(writer, JsonNames.AppData, conversion.AppData);
        WriteSection(writer, JsonNames.OriginalEventData, conversion.OriginalEvent);
        WriteSection(writer, JsonNames.AttributionData, conversion.Attribution);
        conversion.Further.WriteMembersTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter writer, JsonEncodedText name, EventSection section)
    {
        if (!section.IsEmpty)
        {
            writer.WritePropertyName(name);
            section.WriteTo(writer);
        }
    }

    // "Explicitly off" is the empty array, which must not be left out.
    private static void WriteLimitedDataUse(Utf8JsonWriter writer, LimitedDataUse limitedDataUse)
    {
        if (limitedDataUse.Enabled is not { } enabled)
        {
            return;
        }

        writer.WriteStartArray(JsonNames.DataProcessingOptions);
        if (enabled)
        {
            writer.WriteStringValue(JsonNames.LimitedDataUse);
        }

        writer.WriteEndArray();
        if (enabled)
        {
            writer.WriteNumber(JsonNames.DataProcessingOptionsCountry, limitedDataUse.Country);
            writer.WriteNumber(JsonNames.DataProcessingOptionsState, limitedDataUse.State);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, JsonEncodedText name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
