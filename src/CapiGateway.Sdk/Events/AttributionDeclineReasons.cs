namespace CapiGateway.Sdk.Events;

/// <summary>Why a conversion was not attributed: the known values of <c>decline_reason</c>. The set stays open.</summary>
/// <remarks>Known from Meta's own SDKs.</remarks>
public static class AttributionDeclineReasons
{
    /// <summary>Attributed to another source.</summary>
    public const string AttributeToOtherSource = "attribute_to_other_source";

    /// <summary>Outside of the lookback window.</summary>
    public const string OutOfLookbackWindow = "out_of_lookback_window";

    /// <summary>Views are not counted.</summary>
    public const string ViewThroughDisabled = "view_through_disabled";

    /// <summary>Within the window of inactivity.</summary>
    public const string WithinInactiveWindow = "within_inactive_window";

    /// <summary>Inactive.</summary>
    public const string Inactive = "inactive";

    /// <summary>Fraud was detected.</summary>
    public const string FraudDetected = "fraud_detected";

    /// <summary>Not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Reinstallations are not attributed.</summary>
    public const string ReinstallAttributionDisabled = "reinstall_attribution_disabled";

    /// <summary>By the lookback rules.</summary>
    public const string Lookback = "lookback";

    /// <summary>No match by the probabilistic model.</summary>
    public const string NotPmodMatch = "not_pmod_match";

    /// <summary>Refused by a validation rule.</summary>
    public const string ValidationRuleDetected = "validation_rule_detected";

    /// <summary>The app was preloaded.</summary>
    public const string PreloadInstall = "preload_install";

    /// <summary>Too soon after the last re-engagement.</summary>
    public const string MinTimeBetweenReEngagements = "min_time_between_re_engagements";

    /// <summary>A duplicate.</summary>
    public const string Duplicated = "duplicated";

    /// <summary>The probabilistic model is switched off.</summary>
    public const string PmodDisabled = "pmod_disabled";
}
