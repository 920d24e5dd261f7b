namespace CapiGateway.Sdk.Filters;

/// <summary>The reasons that the built-in filters stop an event with.</summary>
public static class FilterReasons
{
    /// <summary>The event's name is not wanted.</summary>
    public const string EventName = "event_name";

    /// <summary>The page's domain is not wanted.</summary>
    public const string Domain = "domain";

    /// <summary>The user agent is a crawler, a link preview, a monitor or a program.</summary>
    public const string Crawler = "crawler";

    /// <summary>The page was fetched ahead and not shown.</summary>
    public const string Prefetch = "prefetch";

    /// <summary>The client's address belongs to the company itself.</summary>
    public const string InternalTraffic = "internal_traffic";

    /// <summary>The event is not in the sample.</summary>
    public const string NotSampled = "not_sampled";

    /// <summary>The value is too small.</summary>
    public const string MinimumValue = "minimum_value";
}
