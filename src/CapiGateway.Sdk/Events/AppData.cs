using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>The app and the device of an app event, <c>app_data</c>. Immutable. Prints names of fields, never values.</summary>
/// <remarks>Meta's documentation: <i>App Data Parameters</i>.</remarks>
public sealed class AppData : EventSection
{
    internal AppData(JsonFields fields)
        : base(fields)
    {
    }

    /// <summary>Nothing.</summary>
    public static AppData Empty { get; } = new(JsonFields.Empty);

    /// <summary>Whether the person allows the advertiser to track, or <see langword="null"/> when that was not said.</summary>
    public bool? AdvertiserTrackingEnabled => Flag(AppDataFields.AdvertiserTrackingEnabled);

    /// <summary>Whether the person allows the app to track, or <see langword="null"/> when that was not said.</summary>
    public bool? ApplicationTrackingEnabled => Flag(AppDataFields.ApplicationTrackingEnabled);

    internal string[]? ExtInfo => Fields[AppDataFields.ExtInfo]?.Texts;
}
