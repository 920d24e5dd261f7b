namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Conversion leads. Meta's documentation: <i>Conversion Leads Payload Specification</i>.</summary>
internal static class LeadRules
{
    private const int BadLeadId = 2804036;

    public static void Check(EventReading reading)
    {
        var leadId = reading.UserData.Member("lead_id");
        if (leadId.IsPresent && !IsLeadId(leadId.IsString ? leadId.GetString()! : leadId.GetRawText()))
        {
            reading.Reject(BadLeadId, "A lead id has 15 to 17 digits", "user_data", "lead_id");
        }

        var isCrm = reading.CustomData.Text("event_source") == "crm";
        if (isCrm && string.IsNullOrWhiteSpace(reading.CustomData.Text("lead_event_source")))
        {
            reading.RejectMissing("custom_data", "lead_event_source");
        }

        if (!isCrm && reading.ActionSource == "system_generated" && reading.Dataset?.Kind == DatasetKind.Crm)
        {
            reading.RejectMissing("custom_data", "event_source");
        }
    }

    private static bool IsLeadId(string text) => text.Length is >= 15 and <= 17 && text.All(char.IsAsciiDigit);
}
