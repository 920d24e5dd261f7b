using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

public static partial class EventRules
{
    /// <summary>A messaging event without its channel.</summary>
    public static readonly DiagnosticRule MessagingChannelMissing = new("CAPI5001", nameof(MessagingChannelMissing), Error,
        "A business_messaging event needs messaging_channel: messenger, whatsapp or instagram. "
        + "Use FromMessenger, FromWhatsApp or FromInstagram.")
    { MetaSubcode = 2804063 };

    /// <summary>A name that messaging does not have.</summary>
    public static readonly DiagnosticRule MessagingEventNameNotAllowed = new("CAPI5002", nameof(MessagingEventNameNotAllowed), Error,
        "Meta takes fourteen names from messaging, and no others. Use one of MessagingEventNames; LeadSubmitted stands for Lead.")
    { MetaSubcode = 2804066 };

    /// <summary>A field that messaging must not have was left out.</summary>
    public static readonly DiagnosticRule MessagingFieldLeftOut = new("CAPI5003", nameof(MessagingFieldLeftOut), Warning,
        "Meta refuses IP address, user agent and page URL on messaging events; the field was left out.")
    { MetaSubcode = 2804064, LeavesOut = true };

    /// <summary>A Messenger event without its ids.</summary>
    public static readonly DiagnosticRule MessengerIdMissing = new("CAPI5004", nameof(MessengerIdMissing), Error,
        "A Messenger event needs page_id and page_scoped_user_id. Pass both to FromMessenger(…).")
    { MetaSubcode = 2804019 };

    /// <summary>A WhatsApp event without its account.</summary>
    public static readonly DiagnosticRule WhatsAppAccountMissing = new("CAPI5005", nameof(WhatsAppAccountMissing), Error,
        "A WhatsApp event needs the WhatsApp Business Account or the Page. Pass it to FromWhatsApp(…).")
    { MetaSubcode = 2804116 };

    /// <summary>A WhatsApp event without its click id.</summary>
    public static readonly DiagnosticRule WhatsAppClickIdMissing = new("CAPI5006", nameof(WhatsAppClickIdMissing), Error,
        "A WhatsApp event needs ctwa_clid from the webhook of the first message. Pass it to FromWhatsApp(…).")
    { MetaSubcode = 2804019 };

    /// <summary>An Instagram event without its account.</summary>
    public static readonly DiagnosticRule InstagramAccountMissing = new("CAPI5007", nameof(InstagramAccountMissing), Error,
        "An Instagram event needs ig_account_id. Pass it to FromInstagram(…).")
    { MetaSubcode = 2804079 };

    /// <summary>An Instagram event without its user.</summary>
    public static readonly DiagnosticRule InstagramUserMissing = new("CAPI5008", nameof(InstagramUserMissing), Error,
        "An Instagram event needs ig_sid. Pass it to FromInstagram(…).")
    { MetaSubcode = 2804075 };

    /// <summary>An app event that does not say whether tracking is allowed.</summary>
    public static readonly DiagnosticRule AdvertiserTrackingMissing = new("CAPI5009", nameof(AdvertiserTrackingMissing), Error,
        "An app event needs advertiser_tracking_enabled, 0 or 1. Use FromApp(…).")
    { MetaSubcode = 2804019 };

    /// <summary>An app event without extinfo.</summary>
    public static readonly DiagnosticRule DeviceInfoMissing = new("CAPI5010", nameof(DeviceInfoMissing), Error,
        "An app event needs extinfo. Use FromApp(…) with an ExtendedDeviceInfo.")
    { MetaSubcode = 2804019 };

    /// <summary>An extinfo that Meta rejects.</summary>
    public static readonly DiagnosticRule DeviceInfoInvalid = new("CAPI5011", nameof(DeviceInfoInvalid), Error,
        "extinfo needs sixteen items, a2 or i2 as the first and the version of the operating system as the fifth. Use ExtendedDeviceInfo.")
    { MetaSubcode = 2804043 };

    /// <summary>An AppendAttribution without its attribution.</summary>
    public static readonly DiagnosticRule AttributionDataIncomplete = new("CAPI5012", nameof(AttributionDataIncomplete), Error,
        "AppendAttribution needs ad_id, touchpoint_ts, attribution_share and attribution_value. Use ConversionEvent.AppendAttribution(…).")
    { MetaSubcode = 2804019 };

    /// <summary>An AppendAttribution without its original event.</summary>
    public static readonly DiagnosticRule OriginalEventIncomplete = new("CAPI5013", nameof(OriginalEventIncomplete), Error,
        "AppendAttribution needs name and time of the original event. Use ConversionEvent.AppendAttribution(…).")
    { MetaSubcode = 2804019 };

    /// <summary>A share outside of 0 to 1.</summary>
    public static readonly DiagnosticRule AttributionShareInvalid = new("CAPI5014", nameof(AttributionShareInvalid), Error,
        "attribution_share must be a number from 0 to 1.")
    { MetaSubcode = 2804016 };

    /// <summary>An original event before its touchpoint.</summary>
    public static readonly DiagnosticRule OriginalEventBeforeTouchpoint = new("CAPI5015", nameof(OriginalEventBeforeTouchpoint), Error,
        "The original event must lie after the touchpoint that it is owed to. Check both times.")
    { MetaSubcode = 2804016 };

    /// <summary>An attribution that comes late.</summary>
    public static readonly DiagnosticRule AttributionLate = new("CAPI5016", nameof(AttributionLate), Warning,
        "AppendAttribution should arrive less than 48 hours after the original event; a later one counts little.");

    private static DiagnosticRule[] SourceRules() =>
    [
        MessagingChannelMissing, MessagingEventNameNotAllowed, MessagingFieldLeftOut, MessengerIdMissing, WhatsAppAccountMissing,
        WhatsAppClickIdMissing, InstagramAccountMissing, InstagramUserMissing, AdvertiserTrackingMissing, DeviceInfoMissing,
        DeviceInfoInvalid, AttributionDataIncomplete, OriginalEventIncomplete, AttributionShareInvalid,
        OriginalEventBeforeTouchpoint, AttributionLate,
    ];
}
