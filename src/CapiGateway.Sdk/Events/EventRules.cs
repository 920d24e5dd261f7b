using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Every rule that an event can run into: 1xxx the event itself, 2xxx its user data, 3xxx its custom data, 4xxx personal data where it
/// must not be. Each has an entry in <c>docs/diagnostics.md</c>.
/// </summary>
public static partial class EventRules
{
    /// <summary>The event is older than Meta takes: 7 days, 62 for physical stores.</summary>
    public static readonly DiagnosticRule EventTimeTooOld = new("CAPI1001", nameof(EventTimeTooOld), Error,
        "The event is older than Meta takes (7 days; 62 days for physical_store). Send conversions as they happen.");

    /// <summary>The event lies in the future by more than a minute.</summary>
    public static readonly DiagnosticRule EventTimeInFuture = new("CAPI1002", nameof(EventTimeInFuture), Error,
        "The event lies more than 60 seconds in the future. Check the clock of the host and that the time has its zone.");

    /// <summary>The event lies in the future by up to a minute; its time is set to now.</summary>
    public static readonly DiagnosticRule EventTimeClamped = new("CAPI1003", nameof(EventTimeClamped), Warning,
        "The event lies up to 60 seconds in the future; its time was set to now. Check the clock of the host.");

    /// <summary>The event has no name.</summary>
    public static readonly DiagnosticRule EventNameMissing = new("CAPI1004", nameof(EventNameMissing), Error,
        "The event has no name. Use a standard event such as Purchase, or a name of your own.");

    /// <summary>The name is longer than 50 characters.</summary>
    public static readonly DiagnosticRule EventNameTooLong = new("CAPI1005", nameof(EventNameTooLong), Warning,
        "The event's name is longer than 50 characters, which Meta is known to cut or refuse for custom events. Use a shorter one.");

    /// <summary>The event does not say where it took place.</summary>
    public static readonly DiagnosticRule ActionSourceMissing = new("CAPI1006", nameof(ActionSourceMissing), Error,
        "The event does not say where it took place. Call FromWebsite(…) or another From… verb of the builder.");

    /// <summary>The action source is none that Meta lists.</summary>
    public static readonly DiagnosticRule ActionSourceUnknown = new("CAPI1007", nameof(ActionSourceUnknown), Warning,
        "The action source is none that Meta lists. Use one of ActionSources.");

    /// <summary>A web event without the URL of its page.</summary>
    public static readonly DiagnosticRule EventSourceUrlMissing = new("CAPI1008", nameof(EventSourceUrlMissing), Error,
        "A website event needs the URL of its page. Pass it to FromWebsite(…).");

    /// <summary>The URL of the page is not absolute.</summary>
    public static readonly DiagnosticRule EventSourceUrlInvalid = new("CAPI1009", nameof(EventSourceUrlInvalid), Warning,
        "The URL is not an absolute http or https address. Pass the whole address that the browser shows.");

    /// <summary>The event id holds characters that UTF-8 cannot carry.</summary>
    public static readonly DiagnosticRule EventIdInvalid = new("CAPI1010", nameof(EventIdInvalid), Error,
        "The event id is blank or holds half a surrogate pair, which JSON cannot carry, so it would never equal the pixel's. Use plain text.");

    /// <summary>The event alone is larger than a request may be.</summary>
    public static readonly DiagnosticRule EventTooLarge = new("CAPI1011", nameof(EventTooLarge), Error,
        "The event alone is larger than a request may be (MaxBatchBytes). Send fewer contents or properties.");

    /// <summary>No data source was named although the account has several.</summary>
    public static readonly DiagnosticRule DataSourceAmbiguous = new("CAPI1012", nameof(DataSourceAmbiguous), Error,
        "The gateway holds data sources of several accounts and the event names neither an account nor a data source. "
        + "Call ForAccount(…) on the event or name a data source.");

    /// <summary>Limited Data Use shall be decided by location, and there is no IP address.</summary>
    public static readonly DiagnosticRule LimitedDataUseNeedsIp = new("CAPI1013", nameof(LimitedDataUseNeedsIp), Error,
        "Limited Data Use with geolocation needs the client's IP address. Pass it, or name the state with LimitedDataUse.ForState(…).");

    /// <summary>A test event code is set.</summary>
    public static readonly DiagnosticRule TestEventCodeSet = new("CAPI1014", nameof(TestEventCodeSet), Information,
        "The event carries a test event code. It is a real event all the same; remove the code in production.");

    private static readonly Lazy<IReadOnlyList<DiagnosticRule>> AllRules = new(
        () => [.. EventDetailRules(), .. UserDataRules(), .. CustomDataRules(), .. PrivacyRules()]);

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<DiagnosticRule> All => AllRules.Value;

    private static DiagnosticRule[] EventDetailRules() =>
    [
        EventTimeTooOld, EventTimeInFuture, EventTimeClamped, EventNameMissing, EventNameTooLong, ActionSourceMissing, ActionSourceUnknown,
        EventSourceUrlMissing, EventSourceUrlInvalid, EventIdInvalid, EventTooLarge, DataSourceAmbiguous, LimitedDataUseNeedsIp,
        TestEventCodeSet,
    ];
}
