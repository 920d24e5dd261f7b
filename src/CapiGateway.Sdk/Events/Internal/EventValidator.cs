namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Checks an event at the door, against the time of the door. Everything that Meta is known to reject is an error here, for one bad event
/// costs its whole request. Meta's documentation: <i>Server Event Parameters</i>; <i>Best Practices for Conversions API</i>.
/// </summary>
internal static class EventValidator
{
    private const int LongestCustomName = 50;
    private const int LongestPartnerAgent = 22;

    /// <summary>Adds what is wrong; returns the event to publish, which differs from the one given only in a clamped time.</summary>
    public static ConversionEvent Check(ConversionEvent conversion, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        CheckName(conversion.EventName, diagnostics);
        CheckId(conversion, diagnostics);
        CheckSource(conversion, diagnostics);
        CheckLimitedDataUse(conversion, diagnostics);
        UserDataCheck.Check(conversion, diagnostics);
        CustomDataCheck.Check(conversion, diagnostics);
        MessagingCheck.Check(conversion, diagnostics);
        AppCheck.Check(conversion, diagnostics);
        AttributionCheck.Check(conversion, diagnostics);
        CheckRequestFields(conversion.RequestFields, diagnostics);

        return CheckTime(conversion, now, diagnostics);
    }

    private static void CheckName(string name, DiagnosticBag diagnostics)
    {
        if (JsonText.IsBlank(name))
        {
            diagnostics.Add(EventRules.EventNameMissing, "event_name");
        }
        else if (name.Length > LongestCustomName)
        {
            diagnostics.Add(EventRules.EventNameTooLong, "event_name");
        }
    }

    private static void CheckId(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        if (JsonText.IsBlank(conversion.EventId) || !JsonText.IsWellFormed(conversion.EventId))
        {
            diagnostics.Add(EventRules.EventIdInvalid, "event_id");
        }

        // Only the web and apps have somebody else who sends the same event.
        if (conversion.HasGeneratedEventId && conversion.ActionSource is ActionSources.Website or ActionSources.App)
        {
            diagnostics.Add(EventRules.EventIdGenerated, "event_id");
        }
    }

    private static void CheckSource(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        if (conversion.ActionSource is null)
        {
            diagnostics.Add(EventRules.ActionSourceMissing, "action_source");
        }
        else if (!ActionSources.IsKnown(conversion.ActionSource))
        {
            diagnostics.Add(EventRules.ActionSourceUnknown, "action_source");
        }

        if (conversion.ActionSource == ActionSources.Website && conversion.EventSourceUrl is null)
        {
            diagnostics.Add(EventRules.EventSourceUrlMissing, "event_source_url");
        }

        if (conversion.CustomerSegmentation is { } segment && !CustomerSegments.IsKnown(segment))
        {
            diagnostics.Add(EventRules.CustomerSegmentationUnknown, "customer_segmentation");
        }

        CheckUrl(conversion.EventSourceUrl, "event_source_url", mayBeAnApp: false, diagnostics);
        CheckUrl(conversion.ReferrerUrl, "referrer_url", mayBeAnApp: true, diagnostics);
    }

    private static void CheckRequestFields(RequestFields fields, DiagnosticBag diagnostics)
    {
        if (fields.TestEventCode is not null)
        {
            diagnostics.Add(EventRules.TestEventCodeSet, "test_event_code");
        }

        if (fields.PartnerAgent is { } agent && (agent.Length > LongestPartnerAgent || Letters(agent) < 2))
        {
            diagnostics.Add(EventRules.PartnerAgentInvalid, "partner_agent");
        }
    }

    private static int Letters(string text)
    {
        int letters = 0;
        foreach (char character in text)
        {
            letters += char.IsAsciiLetter(character) ? 1 : 0;
        }

        return letters;
    }

    // A page lies on the web; what led to it may be an app, such as android-app://com.google.android.gm/.
    private static void CheckUrl(string? url, string field, bool mayBeAnApp, DiagnosticBag diagnostics)
    {
        if (url is not null
            && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !(mayBeAnApp && url.IndexOf("://", StringComparison.Ordinal) > 0))
        {
            diagnostics.Add(EventRules.EventSourceUrlInvalid, field);
        }
    }

    private static void CheckLimitedDataUse(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        if (conversion.LimitedDataUse.IsGeolocated && !conversion.UserData.Has(UserDataFields.ClientIpAddress))
        {
            diagnostics.Add(EventRules.LimitedDataUseNeedsIp, "data_processing_options");
        }
    }

    private static ConversionEvent CheckTime(ConversionEvent conversion, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        if (now - conversion.EventTime > EventAge.Limit(conversion.ActionSource))
        {
            diagnostics.Add(EventRules.EventTimeTooOld, "event_time");
        }
        else if (conversion.EventTime > now + EventAge.ForgivenFuture)
        {
            diagnostics.Add(EventRules.EventTimeInFuture, "event_time");
        }
        else if (conversion.EventTime > now)
        {
            diagnostics.Add(EventRules.EventTimeClamped, "event_time");
            return conversion.At(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));
        }

        return conversion;
    }
}
