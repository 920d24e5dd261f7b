using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>Takes what is known about the app and the device of an app event.</summary>
/// <remarks>Not thread-safe. Meta's documentation: <i>App Data Parameters</i>.</remarks>
/// <example>
/// <code>
/// ConversionEvent.MobileAppInstall()
///     .FromApp(new ExtendedDeviceInfo(DevicePlatforms.Android, "14"), advertiserTrackingEnabled: true)
///     .WithAppData(app => app.InstallReferrer("utm_source=newsletter"));
/// </code>
/// </example>
public sealed class AppDataBuilder : SectionBuilder<AppDataBuilder>
{
    internal AppDataBuilder(DraftHolder holder)
        : base(holder)
    {
    }

    private protected override FieldTable Table => AppDataFields.Table;

    private protected override JsonDraft DraftIn(EventDraft draft) => draft.App ??= new();

    /// <summary>Sets the app and the device, the sixteen items of <c>extinfo</c>.</summary>
    /// <param name="device">The app and the device.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no device.</exception>
    public AppDataBuilder Device(ExtendedDeviceInfo device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return Set(AppDataFields.ExtInfo, JsonValue.From(device.ToItems()));
    }

    /// <summary>Says whether the person allows the advertiser to track, <c>advertiser_tracking_enabled</c>, sent as 1 or 0.</summary>
    /// <param name="enabled">Whether it is allowed; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder AdvertiserTracking(bool? enabled)
    {
        Draft.Add(AppDataFields.AdvertiserTrackingEnabled, enabled);
        return this;
    }

    /// <summary>Says whether the person allows the app to track, <c>application_tracking_enabled</c>, sent as 1 or 0.</summary>
    /// <param name="enabled">Whether it is allowed; <see langword="null"/> is ignored.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder ApplicationTracking(bool? enabled)
    {
        Draft.Add(AppDataFields.ApplicationTrackingEnabled, enabled);
        return this;
    }

    /// <summary>Sets the campaigns that the event is owed to, <c>campaign_ids</c>.</summary>
    /// <param name="campaignIds">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder CampaignIds(string? campaignIds) => Set("campaign_ids", campaignIds);

    /// <summary>Sets the install referrer, on Android, <c>install_referrer</c>.</summary>
    /// <param name="referrer">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder InstallReferrer(string? referrer) => Set("install_referrer", referrer);

    /// <summary>Sets the package that installed the app, <c>installer_package</c>.</summary>
    /// <param name="package">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder InstallerPackage(string? package) => Set("installer_package", package);

    /// <summary>Sets the URL schemes of the app, <c>url_schemes</c>.</summary>
    /// <param name="schemes">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder UrlSchemes(params IEnumerable<string?> schemes) => Set("url_schemes", [.. schemes]);

    /// <summary>Sets the vendor's id of the device, <c>vendor_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder VendorId(string? id) => Set("vendor_id", id);

    /// <summary>Sets the attribution id of Windows, <c>windows_attribution_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder WindowsAttributionId(string? id) => Set("windows_attribution_id", id);

    /// <summary>Sets the app's own id of the person as the SDKs place it, <c>app_user_id</c>.</summary>
    /// <param name="id">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder AppUserId(string? id) => Set("app_user_id", id);

    /// <summary>Sets whether views count, <c>consider_views</c>.</summary>
    /// <param name="consider">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder ConsiderViews(bool consider) => Set("consider_views", JsonValue.From(consider));

    /// <summary>Sets whether dwell data is included, <c>include_dwell_data</c>.</summary>
    /// <param name="include">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder IncludeDwellData(bool include) => Set("include_dwell_data", JsonValue.From(include));

    /// <summary>Sets whether video data is included, <c>include_video_data</c>.</summary>
    /// <param name="include">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder IncludeVideoData(bool include) => Set("include_video_data", JsonValue.From(include));

    /// <summary>Sets the receipt of a purchase in the app, <c>receipt_data</c>.</summary>
    /// <param name="receipt">The value.</param>
    /// <returns>This builder.</returns>
    public AppDataBuilder ReceiptData(string? receipt) => Set("receipt_data", receipt);
}
