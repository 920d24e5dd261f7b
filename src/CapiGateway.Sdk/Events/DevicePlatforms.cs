namespace CapiGateway.Sdk.Events;

/// <summary>The first item of <c>extinfo</c>.</summary>
/// <remarks>Meta's documentation: <i>App Data Parameters</i>.</remarks>
public static class DevicePlatforms
{
    /// <summary>An Android app.</summary>
    public const string Android = "a2";

    /// <summary>An iOS app.</summary>
    public const string Ios = "i2";
}
