using System.Collections.Frozen;
using System.Text.Json;

namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Which fields an event has and of which JSON type. Meta's documentation: <i>Server Event Parameters</i>.</summary>
internal static class ShapeRules
{
    private static readonly Dictionary<string, JsonValueKind[]> EventFields = new(StringComparer.Ordinal)
    {
        ["event_name"] = [JsonValueKind.String],
        ["event_time"] = [JsonValueKind.Number],
        ["event_id"] = [JsonValueKind.String],
        ["event_source_url"] = [JsonValueKind.String],
        ["referrer_url"] = [JsonValueKind.String],
        ["action_source"] = [JsonValueKind.String],
        ["messaging_channel"] = [JsonValueKind.String],
        ["customer_segmentation"] = [JsonValueKind.String],
        ["advanced_measurement_table"] = [JsonValueKind.String],
        ["opt_out"] = [JsonValueKind.True, JsonValueKind.False],
        ["user_data"] = [JsonValueKind.Object],
        ["custom_data"] = [JsonValueKind.Object],
        ["app_data"] = [JsonValueKind.Object],
        ["original_event_data"] = [JsonValueKind.Object],
        ["attribution_data"] = [JsonValueKind.Object],
        ["data_processing_options"] = [JsonValueKind.Array],
        ["data_processing_options_country"] = [JsonValueKind.Number],
        ["data_processing_options_state"] = [JsonValueKind.Number],
    };

    private static readonly FrozenSet<string> UserDataFields = FrozenSet.ToFrozenSet(
    [
        .. HashedFieldRules.Fields, "external_id", "client_ip_address", "client_user_agent", "fbc", "fbp", "subscription_id", "fb_login_id",
        "lead_id", "anon_id", "madid", "page_id", "page_scoped_user_id", "ctwa_clid", "whatsapp_business_account_id", "ig_account_id",
        "ig_sid", "app_user_id",
    ], StringComparer.Ordinal);

    public static void Check(EventReading reading)
    {
        foreach (var member in reading.Root.EnumerateObject())
        {
            if (!EventFields.TryGetValue(member.Name, out var kinds))
            {
                reading.Warn("Unknown parameter", member.Name);
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                reading.Warn("The parameter is null; leave it out", member.Name);
            }
            else if (!kinds.Contains(member.Value.ValueKind))
            {
                reading.RejectInvalid("The parameter has the wrong type", member.Name);
            }
        }

        CheckMembers(reading, reading.UserData, "user_data", UserDataFields);
        CheckMembers(reading, reading.CustomData, "custom_data", known: null);
        if (reading.CustomData.Member("event_id").IsPresent)
        {
            reading.Warn("The event id stands beside custom_data, not in it: this one deduplicates nothing", "custom_data", "event_id");
        }
    }

    private static void CheckMembers(EventReading reading, JsonElement parent, string name, FrozenSet<string>? known)
    {
        if (!parent.IsObject)
        {
            return;
        }

        foreach (var member in parent.EnumerateObject())
        {
            if (known is not null && !known.Contains(member.Name))
            {
                reading.Warn("Unknown parameter", name, member.Name);
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                reading.Warn("The parameter is null; leave it out", name, member.Name);
            }
        }
    }
}
