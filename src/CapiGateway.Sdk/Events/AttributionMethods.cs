namespace CapiGateway.Sdk.Events;

/// <summary>The known values of <c>attribution_method</c>. The set stays open.</summary>
/// <remarks>Known from Meta's own SDKs.</remarks>
public static class AttributionMethods
{
    /// <summary>By an advanced referrer.</summary>
    public const string Ard = "ard";

    /// <summary>By a deep link.</summary>
    public const string Deeplink = "deeplink";

    /// <summary>By the install referrer of Google Play.</summary>
    public const string Gpir = "gpir";

    /// <summary>The answer was not valid.</summary>
    public const string InvalidResponse = "invalid_response";

    /// <summary>By the install referrer of Meta.</summary>
    public const string Mir = "mir";

    /// <summary>By a network that reports itself.</summary>
    public const string Srn = "srn";
}
