using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

public static partial class EventRules
{
    /// <summary>Nothing is known about the person.</summary>
    public static readonly DiagnosticRule UserDataMissing = new("CAPI2001", nameof(UserDataMissing), Error,
        "Nothing is known about the person, so Meta rejects the event. Add an e-mail address, a phone number, an external id, fbp or fbc.")
    { MetaSubcode = 2804050 };

    /// <summary>What is known fits too many people.</summary>
    public static readonly DiagnosticRule UserDataTooBroad = new("CAPI2002", nameof(UserDataTooBroad), Error,
        "What is known fits too many people, so Meta rejects the event. Add an e-mail address, a phone number, an external id, fbp or fbc.")
    { MetaSubcode = 2804050 };

    /// <summary>A web event without the browser's user agent.</summary>
    public static readonly DiagnosticRule ClientUserAgentMissing = new("CAPI2003", nameof(ClientUserAgentMissing), Warning,
        "A website event should carry the browser's user agent. Pass it to FromWebsite(…).");

    /// <summary>An identifier was a placeholder and was left out.</summary>
    public static readonly DiagnosticRule IdentifierPlaceholder = new("CAPI2004", nameof(IdentifierPlaceholder), Warning,
        "The value stands for \"no value\" (null, n/a, undefined …) or is the hash of such a text, and was left out.")
    { LeavesOut = true };

    /// <summary>An identifier cannot be of its kind and was left out.</summary>
    public static readonly DiagnosticRule IdentifierInvalid = new("CAPI2005", nameof(IdentifierInvalid), Warning,
        "The value cannot be of its kind (no @ in an e-mail address, an impossible date, an unknown country …) and was left out.")
    { LeavesOut = true };

    /// <summary>An identifier is longer than any real one and was left out.</summary>
    public static readonly DiagnosticRule IdentifierTooLong = new("CAPI2006", nameof(IdentifierTooLong), Warning,
        "The value is longer than any real one (320 characters for an e-mail address, 512 otherwise) and was left out.")
    { LeavesOut = true };

    /// <summary>Nothing was left of an identifier.</summary>
    public static readonly DiagnosticRule IdentifierEmpty = new("CAPI2007", nameof(IdentifierEmpty), Warning,
        "Nothing is left of the value once what the rule of its kind removes is gone, and it was left out.")
    { LeavesOut = true };

    /// <summary>A phone number has no country code.</summary>
    public static readonly DiagnosticRule PhoneWithoutCountryCode = new("CAPI2008", nameof(PhoneWithoutCountryCode), Warning,
        "The phone number has no country code and is hashed as it is, so it will hardly match. "
        + "Write it with + and country code, or say which it has: CallingCode(…) in WithUser, or DefaultCallingCode and Build(defaults) with the "
        + "injected EventDefaults.");

    /// <summary>The IP address is not one.</summary>
    public static readonly DiagnosticRule ClientIpInvalid = new("CAPI2009", nameof(ClientIpInvalid), Warning,
        "The client's IP address is not an IP address and was left out.")
    { LeavesOut = true };

    /// <summary>The IP address is not the browser's.</summary>
    public static readonly DiagnosticRule ClientIpNotPublic = new("CAPI2010", nameof(ClientIpNotPublic), Warning,
        "The client's IP address is private, local or reserved, so not the browser's, and was left out. Behind a proxy, read the forwarded headers.")
    { LeavesOut = true };

    /// <summary>A click id is malformed.</summary>
    public static readonly DiagnosticRule FbcInvalid = new("CAPI2011", nameof(FbcInvalid), Warning,
        "fbc is not fb.{index}.{milliseconds}.{fbclid} and was left out. "
        + "Forward the _fbc cookie unchanged, or use ClickId(fbclid, firstSeenAt).")
    { LeavesOut = true };

    /// <summary>A click id is older than Meta uses.</summary>
    public static readonly DiagnosticRule FbcExpired = new("CAPI2012", nameof(FbcExpired), Warning,
        "The click id is older than 90 days and will hardly be used. Refresh stored click ids.");

    /// <summary>A browser id is malformed.</summary>
    public static readonly DiagnosticRule FbpInvalid = new("CAPI2013", nameof(FbpInvalid), Warning,
        "fbp is not fb.{index}.{milliseconds}.{number} and was left out. Forward the _fbp cookie unchanged.")
    { LeavesOut = true };

    /// <summary>A field that Meta takes as it is was hashed.</summary>
    public static readonly DiagnosticRule PlainFieldHashed = new("CAPI2014", nameof(PlainFieldHashed), Warning,
        "Meta takes this field as it is, never hashed; the digest was left out. Pass the plain value.")
    { LeavesOut = true };

    /// <summary>A click or browser id was made in the future.</summary>
    public static readonly DiagnosticRule BrowserIdInFuture = new("CAPI2015", nameof(BrowserIdInFuture), Warning,
        "The id says that it was made in the future. "
        + "Its time must be when the cookie was set or the click was first seen, in milliseconds.");

    /// <summary>A lead id is not one.</summary>
    public static readonly DiagnosticRule LeadIdInvalid = new("CAPI2016", nameof(LeadIdInvalid), Warning,
        "A lead id has 15 to 17 digits; Meta rejects another one, so it was left out. Pass the id of the lead ad's lead, not the CRM's.")
    { MetaSubcode = 2804036, LeavesOut = true };

    /// <summary>A field of user data that Meta does not list.</summary>
    public static readonly DiagnosticRule UserDataFieldUnknown = new("CAPI2017", nameof(UserDataFieldUnknown), Warning,
        "user_data holds a field that is not known, and it was left out, for it could be personal data in plain text. "
        + "Use Meta's spelling, or name it in EventDefaults.FurtherUserDataFields.")
    { LeavesOut = true };

    /// <summary>A field of user data by another name.</summary>
    public static readonly DiagnosticRule UserDataAlias = new("CAPI2018", nameof(UserDataAlias), Information,
        "The field was read under another name than Meta's (email for em, zip for zp …). Use Meta's spelling.");

    /// <summary>A click id has lost its capitals.</summary>
    public static readonly DiagnosticRule FbcLowercased = new("CAPI2019", nameof(FbcLowercased), Warning,
        "fbc has no capital letter, so it was turned to lower case on its way and matches no click: fbclid is case-sensitive. "
        + "Find what changes it, and forward the _fbc cookie unchanged.");

    private static DiagnosticRule[] UserDataRules() =>
    [
        UserDataMissing, UserDataTooBroad, ClientUserAgentMissing, IdentifierPlaceholder, IdentifierInvalid, IdentifierTooLong,
        IdentifierEmpty, PhoneWithoutCountryCode, ClientIpInvalid, ClientIpNotPublic, FbcInvalid, FbcExpired, FbpInvalid, PlainFieldHashed,
        BrowserIdInFuture, LeadIdInvalid, UserDataFieldUnknown, UserDataAlias, FbcLowercased,
    ];
}
