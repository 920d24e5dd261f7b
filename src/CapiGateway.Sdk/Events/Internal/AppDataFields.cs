namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The standard fields of <c>app_data</c>. Meta's documentation: <i>App Data Parameters</i>.</summary>
internal static class AppDataFields
{
    public const string AdvertiserTrackingEnabled = "advertiser_tracking_enabled";
    public const string ApplicationTrackingEnabled = "application_tracking_enabled";
    public const string ExtInfo = "extinfo";
    public const string CampaignIds = "campaign_ids";
    public const string InstallReferrer = "install_referrer";
    public const string InstallerPackage = "installer_package";
    public const string UrlSchemes = "url_schemes";
    public const string VendorId = "vendor_id";
    public const string WindowsAttributionId = "windows_attribution_id";
    public const string AppUserId = "app_user_id";
    public const string ConsiderViews = "consider_views";
    public const string IncludeDwellData = "include_dwell_data";
    public const string IncludeVideoData = "include_video_data";
    public const string ReceiptData = "receipt_data";

    public static readonly FieldTable Table = new(
        "app_data",
        (FieldKind.Flag, "advertiser_tracking_enabled application_tracking_enabled"),
        (FieldKind.Boolean, "consider_views include_dwell_data include_video_data"),
        (FieldKind.Items, "extinfo"),
        (FieldKind.Texts, "url_schemes"),
        (FieldKind.FreeText, "install_referrer"),
        (FieldKind.Any, "receipt_data"),
        (FieldKind.Text, "campaign_ids installer_package vendor_id windows_attribution_id app_user_id"));
}
