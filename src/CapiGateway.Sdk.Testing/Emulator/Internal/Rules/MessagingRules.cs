namespace CapiGateway.Sdk.Testing.Emulator.Internal.Rules;

/// <summary>Events of a chat. Meta's documentation: <i>Conversions API for Business Messaging</i>.</summary>
internal static class MessagingRules
{
    private const int NoChannel = 2804063;
    private const int NotAllowed = 2804064;
    private const int UnknownEvent = 2804066;
    private const int OtherPage = 2804072;
    private const int NoInstagramUser = 2804075;
    private const int NoInstagramAccount = 2804079;
    private const int NoRealClick = 2804087;
    private const int NoWhatsAppId = 2804116;
    private const int OtherWhatsAppAccount = 2804118;
    private const int DatasetWithoutPage = 2804131;
    private const int DatasetWithoutWhatsApp = 2804132;
    private const int DatasetWithoutInstagram = 2804133;

    private static readonly string[] Events =
    [
        "Purchase", "LeadSubmitted", "InitiateCheckout", "AddToCart", "ViewContent", "OrderCreated", "OrderShipped", "OrderDelivered",
        "OrderCanceled", "OrderReturned", "CartAbandoned", "QualifiedLead", "RatingProvided", "ReviewProvided",
    ];

    public static void Check(EventReading reading)
    {
        if (!reading.IsMessaging)
        {
            return;
        }

        if (reading.Name is { } name && !Events.Contains(name))
        {
            reading.Reject(UnknownEvent, "The event name is not allowed in messaging", "event_name");
        }

        CheckForbidden(reading);
        switch (reading.Root.Text("messaging_channel"))
        {
            case "messenger":
                CheckMessenger(reading);
                break;
            case "whatsapp":
                CheckWhatsApp(reading);
                break;
            case "instagram":
                CheckInstagram(reading);
                break;
            default:
                reading.Reject(NoChannel, "The messaging channel must be whatsapp, messenger or instagram", "messaging_channel");
                break;
        }
    }

    private static void CheckForbidden(EventReading reading)
    {
        if (reading.Root.Member("event_source_url").IsPresent)
        {
            reading.Reject(NotAllowed, "The parameter is not allowed in messaging", "event_source_url");
        }

        foreach (var name in new[] { "client_ip_address", "client_user_agent" })
        {
            if (reading.UserData.Member(name).IsPresent)
            {
                reading.Reject(NotAllowed, "The parameter is not allowed in messaging", "user_data", name);
            }
        }
    }

    private static void CheckMessenger(EventReading reading)
    {
        foreach (var name in new[] { "page_id", "page_scoped_user_id" })
        {
            if (!Has(reading, name))
            {
                reading.RejectMissing("user_data", name);
            }
        }

        CheckPage(reading);
    }

    private static void CheckWhatsApp(EventReading reading)
    {
        if (!Has(reading, "page_id") && !Has(reading, "whatsapp_business_account_id"))
        {
            reading.Reject(NoWhatsAppId, "A WhatsApp event needs the id of a WhatsApp Business Account or a Page", "user_data");
        }

        if (reading.UserData.Text("ctwa_clid") is not { Length: > 0 } click)
        {
            reading.RejectMissing("user_data", "ctwa_clid");
        }
        else if (reading.Options.WhatsAppClickIds.Count > 0 && !reading.Options.WhatsAppClickIds.Contains(click))
        {
            reading.Reject(NoRealClick, "The click id belongs to no click", "user_data", "ctwa_clid");
        }

        CheckPage(reading);
        var linked = reading.Dataset?.WhatsAppBusinessAccountId;
        CheckLink(reading, "whatsapp_business_account_id", linked, DatasetWithoutWhatsApp, OtherWhatsAppAccount);
    }

    private static void CheckInstagram(EventReading reading)
    {
        if (!Has(reading, "ig_account_id"))
        {
            reading.Reject(NoInstagramAccount, "An Instagram event needs the account's id", "user_data", "ig_account_id");
        }

        if (!Has(reading, "ig_sid"))
        {
            reading.Reject(NoInstagramUser, "An Instagram event needs the user's id", "user_data", "ig_sid");
        }

        CheckLink(reading, "ig_account_id", reading.Dataset?.InstagramAccountId, DatasetWithoutInstagram, DatasetWithoutInstagram);
    }

    private static void CheckPage(EventReading reading) =>
        CheckLink(reading, "page_id", reading.Dataset?.PageId, DatasetWithoutPage, OtherPage);

    // A dataset of any kind without links takes every id; all others only the one they are linked to.
    private static void CheckLink(EventReading reading, string name, string? linked, int withoutLink, int otherLink)
    {
        if (reading.Dataset is not { } dataset || !Has(reading, name) || (dataset.Kind == DatasetKind.Any && linked is null))
        {
            return;
        }

        if (linked is null)
        {
            reading.Reject(withoutLink, "The dataset is not linked to what the id names", "user_data", name);
        }
        else if (linked != reading.UserData.Text(name))
        {
            reading.Reject(otherLink, "The dataset is linked to another one than the id names", "user_data", name);
        }
    }

    private static bool Has(EventReading reading, string name) => !string.IsNullOrWhiteSpace(reading.UserData.Text(name));
}
