namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What Meta demands of an event of a chat. Meta's documentation: <i>Conversions API for Business Messaging</i>.</summary>
internal static class MessagingCheck
{
    public static void Check(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        if (conversion.ActionSource != ActionSources.BusinessMessaging)
        {
            return;
        }

        if (!MessagingEventNames.IsKnown(conversion.EventName))
        {
            diagnostics.Add(EventRules.MessagingEventNameNotAllowed, "event_name");
        }

        UserData user = conversion.UserData;
        switch (conversion.MessagingChannel)
        {
            case MessagingChannels.Messenger:
                Require(user, UserDataFields.PageId, EventRules.MessengerIdMissing, diagnostics);
                Require(user, UserDataFields.PageScopedUserId, EventRules.MessengerIdMissing, diagnostics);
                break;
            case MessagingChannels.WhatsApp:
                if (!user.Has(UserDataFields.PageId))
                {
                    Require(user, UserDataFields.WhatsAppAccountId, EventRules.WhatsAppAccountMissing, diagnostics);
                }

                Require(user, UserDataFields.WhatsAppClickId, EventRules.WhatsAppClickIdMissing, diagnostics);
                break;
            case MessagingChannels.Instagram:
                Require(user, UserDataFields.InstagramAccountId, EventRules.InstagramAccountMissing, diagnostics);
                Require(user, UserDataFields.InstagramScopedId, EventRules.InstagramUserMissing, diagnostics);
                break;
            default:
                diagnostics.Add(EventRules.MessagingChannelMissing, "messaging_channel");
                break;
        }
    }

    private static void Require(UserData user, string field, DiagnosticRule rule, DiagnosticBag diagnostics)
    {
        if (!user.Has(field))
        {
            diagnostics.Add(rule, new FieldPath(UserDataFields.Section, field).ToString());
        }
    }
}
