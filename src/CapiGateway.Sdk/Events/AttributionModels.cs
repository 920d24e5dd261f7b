namespace CapiGateway.Sdk.Events;

/// <summary>The known values of <c>attribution_model</c>. The set stays open.</summary>
/// <remarks>Known from Meta's own SDKs.</remarks>
public static class AttributionModels
{
    /// <summary>Several touchpoints, by a model of the partner's own.</summary>
    public const string CustomizedMultiTouch = "customized_multi_touch";

    /// <summary>The first touchpoint.</summary>
    public const string FirstTouch = "first_touch";

    /// <summary>The last click.</summary>
    public const string LastClick = "last_click";

    /// <summary>The last touchpoint.</summary>
    public const string LastTouch = "last_touch";

    /// <summary>All touchpoints alike.</summary>
    public const string Linear = "linear";

    /// <summary>By position.</summary>
    public const string PositionBased = "position_based";

    /// <summary>The later, the more.</summary>
    public const string TimeDecay = "time_decay";

    /// <summary>Not known.</summary>
    public const string Unknown = "unknown";
}
