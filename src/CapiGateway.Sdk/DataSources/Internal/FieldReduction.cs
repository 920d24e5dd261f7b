using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Takes out of an event what the allow-list of a data source does not name. Pure; never adds a field.</summary>
internal static class FieldReduction
{
    public static ConversionEvent Apply(ConversionEvent conversion, FieldAllowList fields) => fields == FieldAllowList.Everything
        ? conversion
        : Reduce(conversion, fields);

    /// <summary>Whether the list allows everything in an event as it was written; of what cannot be read nobody can say so.</summary>
    public static bool IsWithin(ReadOnlySpan<byte> utf8Json, FieldAllowList fields)
    {
        if (fields == FieldAllowList.Everything)
        {
            return true;
        }

        try
        {
            var reader = new Utf8JsonReader(utf8Json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!IsMemberWithin(ref reader, fields))
                {
                    return false;
                }
            }

            return reader.TokenType == JsonTokenType.EndObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // By itself, for what the functions capture would be allocated for each event that nothing is taken out of.
    private static ConversionEvent Reduce(ConversionEvent conversion, FieldAllowList fields) =>
        conversion.Reduce(field => !fields.Allows(field), url => UrlReduction.Apply(url, fields));

    // Begins at the name of a member of the event, and ends at the end of its value.
    private static bool IsMemberWithin(ref Utf8JsonReader reader, FieldAllowList fields)
    {
        bool isUrl = reader.ValueTextEquals("event_source_url"u8) || reader.ValueTextEquals("referrer_url"u8);
        string? section = reader.ValueTextEquals("user_data"u8) ? "user_data." : reader.ValueTextEquals("custom_data"u8) ? "custom_data." : null;
        reader.Read();
        if (isUrl && reader.TokenType == JsonTokenType.String)
        {
            string? url = reader.GetString();
            return string.Equals(UrlReduction.Apply(url, fields), url, StringComparison.Ordinal);
        }

        if (section is null || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return true;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!fields.Allows(section + reader.GetString()))
            {
                return false;
            }

            reader.Read();
            reader.Skip();
        }

        return true;
    }
}
