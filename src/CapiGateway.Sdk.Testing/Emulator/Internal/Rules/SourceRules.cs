namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>
/// What each action source requires. Meta's documentation: <i>Server Event Parameters</i>, <i>Conversions API Parameters</i>.
/// </summary>
internal static class SourceRules
{
    private static readonly string[] Known =
        ["email", "website", "app", "phone_call", "chat", "physical_store", "system_generated", "business_messaging", "other"];

    public static void Check(EventReading reading)
    {
        if (!reading.Root.Member("action_source").IsPresent)
        {
            reading.ReportMissing(reading.Options.MissingActionSource, "action_source");
        }
        else if (reading.ActionSource is { } source && !Known.Contains(source))
        {
            reading.RejectInvalid("The action source is none of the documented ones", "action_source");
        }

        CheckWebsite(reading);
        CheckUrl(reading, "event_source_url");
        CheckUrl(reading, "referrer_url");
        if (reading.ActionSource == "app" && reading.Dataset is { Kind: not (DatasetKind.Any or DatasetKind.App) })
        {
            reading.Warn("The dataset is linked to no app", "action_source");
        }
    }

    private static void CheckWebsite(EventReading reading)
    {
        if (reading.ActionSource != "website")
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(reading.Root.Text("event_source_url")))
        {
            reading.ReportMissing(reading.Options.MissingEventSourceUrl, "event_source_url");
        }

        if (string.IsNullOrWhiteSpace(reading.UserData.Text("client_user_agent")))
        {
            reading.ReportMissing(reading.Options.MissingUserAgent, "user_data", "client_user_agent");
        }
    }

    private static void CheckUrl(EventReading reading, string name)
    {
        if (reading.Root.Text(name) is { Length: > 0 } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            reading.Warn("The address is no absolute http or https URL", name);
        }
    }
}
