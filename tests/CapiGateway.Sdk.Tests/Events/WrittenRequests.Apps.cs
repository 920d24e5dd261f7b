using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

internal static partial class WrittenRequests
{
    private static readonly ExtendedDeviceInfo Android = new(DevicePlatforms.Android, "10.1.1")
    {
        PackageName = "com.some.app",
        ShortVersion = "771",
        LongVersion = "Version 7.7.1",
        DeviceModel = "OnePlus6",
        Locale = "en_US",
        TimeZoneAbbreviation = "GMT-1",
        Carrier = "TMobile",
        ScreenWidth = 1920,
        ScreenHeight = 1080,
        ScreenDensity = 2.00m,
        CpuCores = 2,
        StorageGigabytes = 128,
        FreeStorageGigabytes = 8,
        DeviceTimeZone = "USA/New York",
    };

    private static readonly ExtendedDeviceInfo IPhone = new(DevicePlatforms.Ios, "18.5")
    {
        PackageName = "com.example.shop",
        ShortVersion = "7.1",
        LongVersion = "7.1.2",
        DeviceModel = "iPhone16,2",
        Locale = "de_DE",
        TimeZoneAbbreviation = "CET",
        Carrier = "Vodafone",
        ScreenWidth = 1179,
        ScreenHeight = 2556,
        ScreenDensity = 3.0m,
        CpuCores = 6,
        StorageGigabytes = 256,
        FreeStorageGigabytes = 64,
        DeviceTimeZone = "Europe/Berlin",
    };

    private static Dictionary<string, Func<ConversionEvent[]>> Apps => new(StringComparer.Ordinal)
    {
        ["app-install"] = () =>
        [
            ConversionEvent.MobileAppInstall().WithEventId("install-1").At(-120).FromApp(Android, true, true)
                .WithUser(user => user.AdvertisingId(DeviceId).AnonymousId("XZ1").ClientIpAddress("8.8.4.4"))
                .WithAppData(app => app.InstallReferrer("utm_source=google").InstallerPackage("com.android.vending")
                    .UrlSchemes("shop", "shop2").CampaignIds("123").VendorId("V-1").WindowsAttributionId("W-1").AppUserId("u-1")
                    .ConsiderViews(true).IncludeDwellData(false).IncludeVideoData(true))
                .Made(),
        ],
        ["app-purchase"] = () =>
        [
            ConversionEvent.Purchase(4.99m, "USD").WithEventId("in-app-1").At(-120).FromApp(IPhone, false, false)
                .WithUser(user => user.Email(Jane))
                .WithCustomData(data => data.Contents(new Content("coins", 100))
                    .AppEvent(new AppEventData { Description = "Coins", Level = "12", MaxRatingValue = 5, Success = true }))
                .Made(),
            ConversionEvent.Contact().WithEventId("in-app-2").At(-120)
                .FromApp(new ExtendedDeviceInfo(DevicePlatforms.Android, "14"), advertiserTrackingEnabled: false)
                .WithUser(user => user.ExternalId(Customer)).Made(),
        ],
        ["append-attribution"] = () =>
        [
            ConversionEvent.AppendAttribution(
                    "6012", Some.Now.AddSeconds(-10_800), 0.25m, 2.5m, "fb_mobile_purchase", Some.Now.AddSeconds(-7_200))
                .WithEventId("aa-1").At(-60).FromApp(IPhone, true, true)
                .WithUser(user => user.AdvertisingId(DeviceId))
                .WithAppData(app => app.CampaignIds("6789"))
                .WithOriginalEvent(orderId: "O-9", eventId: "o-9")
                .WithAttribution(attribution => attribution.AdSetId("6011").CampaignId("6010").VisitTime(Some.Now.AddSeconds(-10_000))
                    .Model(AttributionModels.Linear).Window(7).Source("partner").TouchpointType("click").Method(AttributionMethods.Srn)
                    .DeclineReason(AttributionDeclineReasons.Unknown).AuditingToken("t").LinkageKey("k").TouchpointId("tp").Scope("click")
                    .TotalCredit(0.5m).PartnerClientId("p").Setting(24, 48))
                .Made(),
        ],
    };
}
