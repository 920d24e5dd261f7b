using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Every rule that an event can run into: 1xxx the event itself, 2xxx its user data, 3xxx its custom data, 4xxx personal data where it
/// must not be, 5xxx what a kind of event needs, 6xxx JSON that was read, 7xxx what shows over many events. Each has an entry in
/// <c>docs/diagnostics.md</c>.
/// </summary>
public static partial class EventRules
{
    /// <summary>The event is older than Meta takes: 7 days, 62 for physical stores.</summary>
    public static readonly DiagnosticRule EventTimeTooOld = new("CAPI1001", nameof(EventTimeTooOld), Error,
        "The event is older than Meta takes (7 days; 62 days for physical_store). Send conversions as they happen.")
    { MetaSubcode = 2804003 };

    /// <summary>The event lies in the future by more than a minute.</summary>
    public static readonly DiagnosticRule EventTimeInFuture = new("CAPI1002", nameof(EventTimeInFuture), Error,
        "The event lies more than 60 seconds in the future. Check the clock of the host and that the time has its zone.")
    { MetaSubcode = 2804004 };

    /// <summary>The event lies in the future by up to a minute; its time is set to now.</summary>
    public static readonly DiagnosticRule EventTimeClamped = new("CAPI1003", nameof(EventTimeClamped), Warning,
        "The event lies up to 60 seconds in the future; its time was set to now. Check the clock of the host.");

    /// <summary>The event has no name.</summary>
    public static readonly DiagnosticRule EventNameMissing = new("CAPI1004", nameof(EventNameMissing), Error,
        "The event has no name. Use a standard event such as Purchase, or a name of your own.")
    { MetaSubcode = 2804019 };

    /// <summary>The name is longer than 50 characters.</summary>
    public static readonly DiagnosticRule EventNameTooLong = new("CAPI1005", nameof(EventNameTooLong), Warning,
        "The event's name is longer than 50 characters, which Meta is known to cut or refuse for custom events. Use a shorter one.");

    /// <summary>The event does not say where it took place.</summary>
    public static readonly DiagnosticRule ActionSourceMissing = new("CAPI1006", nameof(ActionSourceMissing), Error,
        "The event does not say where it took place. Call FromWebsite(…) or another From… verb of the builder.")
    { MetaSubcode = 2804019 };

    /// <summary>The action source is none that Meta lists.</summary>
    public static readonly DiagnosticRule ActionSourceUnknown = new("CAPI1007", nameof(ActionSourceUnknown), Warning,
        "The action source is none that Meta lists. Use one of ActionSources.");

    /// <summary>A web event without the URL of its page.</summary>
    public static readonly DiagnosticRule EventSourceUrlMissing = new("CAPI1008", nameof(EventSourceUrlMissing), Error,
        "A website event needs the URL of its page. Pass it to FromWebsite(…).")
    { MetaSubcode = 2804019 };

    /// <summary>The URL of the page is not absolute.</summary>
    public static readonly DiagnosticRule EventSourceUrlInvalid = new("CAPI1009", nameof(EventSourceUrlInvalid), Warning,
        "The URL is not an absolute http or https address. Pass the whole address that the browser shows.");

    /// <summary>The event id holds characters that UTF-8 cannot carry.</summary>
    public static readonly DiagnosticRule EventIdInvalid = new("CAPI1010", nameof(EventIdInvalid), Error,
        "The event id is blank or holds half a surrogate pair, which JSON cannot carry, so it would never equal the pixel's. "
        + "Use plain text.");

    /// <summary>The event alone is larger than a request may be.</summary>
    public static readonly DiagnosticRule EventTooLarge = new("CAPI1011", nameof(EventTooLarge), Error,
        "The event alone is larger than a request may be (MaxBatchBytes). Send fewer contents or properties.");

    /// <summary>No data source was named although the account has several.</summary>
    public static readonly DiagnosticRule DataSourceAmbiguous = new("CAPI1012", nameof(DataSourceAmbiguous), Error,
        "The gateway holds data sources of several accounts and the event names neither an account nor a data source. "
        + "Call ForAccount(…) on the event or name a data source.");

    /// <summary>Limited Data Use shall be decided by location, and there is no IP address.</summary>
    public static readonly DiagnosticRule LimitedDataUseNeedsIp = new("CAPI1013", nameof(LimitedDataUseNeedsIp), Error,
        "Limited Data Use with geolocation needs the client's IP address. Pass it, or name the state with LimitedDataUse.ForState(…).")
    { MetaSubcode = 2804019 };

    /// <summary>A test event code is set.</summary>
    public static readonly DiagnosticRule TestEventCodeSet = new("CAPI1014", nameof(TestEventCodeSet), Information,
        "The event carries a test event code. It is a real event all the same; remove the code in production.");

    /// <summary>Limited Data Use names a country and no state, or a state and no country.</summary>
    public static readonly DiagnosticRule LimitedDataUseIncomplete = new("CAPI1015", nameof(LimitedDataUseIncomplete), Warning,
        "Limited Data Use needs country and state together; with one of them Meta locates the event, so it is sent like that. Set both.");

    /// <summary>Data processing options that are not known.</summary>
    public static readonly DiagnosticRule LimitedDataUseInvalid = new("CAPI1016", nameof(LimitedDataUseInvalid), Error,
        "data_processing_options holds something else than LDU. The event is not sent with fewer limits than it asks for. "
        + "Use [\"LDU\"] or [].")
    { MetaSubcode = 2804016 };

    /// <summary>A customer segmentation that Meta does not list.</summary>
    public static readonly DiagnosticRule CustomerSegmentationUnknown = new("CAPI1017", nameof(CustomerSegmentationUnknown), Warning,
        "customer_segmentation is none that Meta lists. Use one of CustomerSegments.");

    /// <summary>The name of the sending platform breaks Meta's rule.</summary>
    public static readonly DiagnosticRule PartnerAgentInvalid = new("CAPI1018", nameof(PartnerAgentInvalid), Warning,
        "partner_agent must have fewer than 23 characters, two letters among them; Meta does not attribute to another one.");

    /// <summary>Text that JSON cannot carry was repaired.</summary>
    public static readonly DiagnosticRule TextRepaired = new("CAPI1019", nameof(TextRepaired), Warning,
        "The text holds half a surrogate pair, which JSON cannot carry; it was replaced by U+FFFD. Cut texts between characters.");

    /// <summary>An event that the pixel sends too has no id of the caller's.</summary>
    public static readonly DiagnosticRule EventIdGenerated = new("CAPI1020", nameof(EventIdGenerated), Information,
        "The event's id was made here, so a copy from the pixel or the app's SDK counts twice unless it carries this very id. "
        + "Call WithEventId(…) with the id of that copy, or hand ConversionEvent.EventId to it.");

    private static readonly Lazy<IReadOnlyList<DiagnosticRule>> AllRules = new(() =>
    [
        .. EventDetailRules(), .. UserDataRules(), .. CustomDataRules(), .. PrivacyRules(), .. SourceRules(), .. JsonRules(),
        .. DriftRules(),
    ]);

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All => AllRules.Value;

    /// <summary>Finds a rule.</summary>
    /// <param name="idOrName">Its id, such as <c>CAPI1001</c>, or its name, such as <c>EventTimeTooOld</c>, in any case.</param>
    /// <returns>The rule, or <see langword="null"/>.</returns>
    public static DiagnosticRule? Find(string? idOrName) => All.FirstOrDefault(rule =>
        string.Equals(rule.Id, idOrName, StringComparison.OrdinalIgnoreCase)
        || string.Equals(rule.Name, idOrName, StringComparison.OrdinalIgnoreCase));

    private static DiagnosticRule[] EventDetailRules() =>
    [
        EventTimeTooOld, EventTimeInFuture, EventTimeClamped, EventNameMissing, EventNameTooLong, ActionSourceMissing, ActionSourceUnknown,
        EventSourceUrlMissing, EventSourceUrlInvalid, EventIdInvalid, EventTooLarge, DataSourceAmbiguous, LimitedDataUseNeedsIp,
        TestEventCodeSet, LimitedDataUseIncomplete, LimitedDataUseInvalid, CustomerSegmentationUnknown, PartnerAgentInvalid, TextRepaired,
        EventIdGenerated,
    ];
}
