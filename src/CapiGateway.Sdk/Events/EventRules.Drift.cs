using static CapiGateway.Sdk.Events.DiagnosticSeverity;

namespace CapiGateway.Sdk.Events;

public static partial class EventRules
{
    /// <summary>One IP address on most events.</summary>
    public static readonly DiagnosticRule SameClientIp = new("CAPI7001", nameof(SameClientIp), Warning,
        "Most events carry the same IP address: the server's or a proxy's instead of the browser's. Read the forwarded headers.");

    /// <summary>Hardly any IPv6 address.</summary>
    public static readonly DiagnosticRule MostlyIpv4 = new("CAPI7002", nameof(MostlyIpv4), Information,
        "Nearly all IP addresses are IPv4. Meta prefers IPv6; make the site and its proxies reachable by IPv6 and pass the address on.");

    /// <summary>One event id for two events.</summary>
    public static readonly DiagnosticRule EventIdReused = new("CAPI7003", nameof(EventIdReused), Warning,
        "One event_id came with two contents or under two names, so events may be taken for copies of each other. Give each its own.");

    /// <summary>One order under two event ids.</summary>
    public static readonly DiagnosticRule OrderIdReused = new("CAPI7004", nameof(OrderIdReused), Warning,
        "One order_id came under two event ids, so the order counts twice. Derive the event id from the order: EventIds.From(…).");

    /// <summary>A name that nearly is a standard one.</summary>
    public static readonly DiagnosticRule EventNameAlmostStandard = new("CAPI7005", nameof(EventNameAlmostStandard), Warning,
        "The event name differs from a standard one by case, spaces or underscores only and makes a custom event. Use EventNames.");

    /// <summary>Most ids of an event name are generated.</summary>
    public static readonly DiagnosticRule EventIdsGenerated = new("CAPI7006", nameof(EventIdsGenerated), Information,
        "Most events of this name have no id of the caller's, so the pixel's copies count twice. "
        + "Call WithEventId(…) with the pixel's id.");

    /// <summary>Purchases without products.</summary>
    public static readonly DiagnosticRule PurchasesWithoutContents = new("CAPI7007", nameof(PurchasesWithoutContents), Information,
        "Most purchases name no contents, which catalogue ads need. Call Contents(…).");

    private static DiagnosticRule[] DriftRules() =>
    [
        SameClientIp, MostlyIpv4, EventIdReused, OrderIdReused, EventNameAlmostStandard, EventIdsGenerated, PurchasesWithoutContents,
    ];
}
