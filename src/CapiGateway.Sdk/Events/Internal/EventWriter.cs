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
        WriteText(writer, JsonNames.EventSourceUrl, conversion.EventSourceUrl);
        WriteText(writer, JsonNames.ReferrerUrl, conversion.ReferrerUrl);
        if (conversion.OptOut is { } optOut)
        {
            writer.WriteBoolean(JsonNames.OptOut, optOut);
        }

        WriteLimitedDataUse(writer, conversion.LimitedDataUse);
        if (!conversion.UserData.IsEmpty)
        {
            writer.WritePropertyName(JsonNames.UserData);
            conversion.UserData.WriteTo(writer);
        }

        if (!conversion.CustomData.IsEmpty)
        {
            writer.WritePropertyName(JsonNames.CustomData);
            conversion.CustomData.WriteTo(writer);
        }

        writer.WriteEndObject();
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
