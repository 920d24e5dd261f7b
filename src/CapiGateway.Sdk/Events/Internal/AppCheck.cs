namespace CapiGateway.Sdk.Events.Internal;

/// <summary>What Meta demands of an app event. Meta's documentation: <i>App Data Parameters</i>.</summary>
internal static class AppCheck
{
    private const int ItemCount = 16;
    private const int OsVersion = 4;
    private const string ExtInfo = "app_data.extinfo";

    public static void Check(ConversionEvent conversion, DiagnosticBag diagnostics)
    {
        AppData app = conversion.AppData;
        bool hasExtInfo = app.Has(AppDataFields.ExtInfo);
        if (conversion.ActionSource == ActionSources.App)
        {
            if (app.AdvertiserTrackingEnabled is null)
            {
                diagnostics.Add(EventRules.AdvertiserTrackingMissing, "app_data.advertiser_tracking_enabled");
            }

            if (!hasExtInfo)
            {
                diagnostics.Add(EventRules.DeviceInfoMissing, ExtInfo);
            }
        }

        if (hasExtInfo && !IsValid(app.ExtInfo))
        {
            diagnostics.Add(EventRules.DeviceInfoInvalid, ExtInfo);
        }
    }

    private static bool IsValid(string[]? items) =>
        items is { Length: ItemCount }
        && items[0] is DevicePlatforms.Android or DevicePlatforms.Ios
        && !string.IsNullOrWhiteSpace(items[OsVersion]);
}
