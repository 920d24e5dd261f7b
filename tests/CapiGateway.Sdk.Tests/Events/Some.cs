using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Events;

/// <summary>Events of every kind, each of which Meta takes.</summary>
internal static class Some
{
    /// <summary>Where the clock of <see cref="ManualTimeProvider"/> stands.</summary>
    public static readonly DateTimeOffset Now = ManualTimeProvider.DefaultStart;

    /// <summary>Defaults whose clock stands still at <see cref="Now"/>.</summary>
    public static readonly EventDefaults Defaults = new() { TimeProvider = new ManualTimeProvider() };

    public static ExtendedDeviceInfo Device { get; } = new(DevicePlatforms.Ios, "17.4")
    {
        PackageName = "com.example.shop",
        ShortVersion = "771",
        LongVersion = "Version 7.7.1",
        DeviceModel = "iPhone15,3",
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

    public static ConversionEventBuilder Purchase() => ConversionEvent.Purchase(129.95m, "usd")
        .WithEventId("order-1")
        .WithEventTime(Now)
        .FromWebsite("https://shop.example/thanks?order=1", "Mozilla/5.0", "8.8.8.8")
        .WithUser(user => user.Email("jane@example.com").Phone("+1 650 555 0100").FirstName("Jane"));

    public static TheoryData<string> Kinds => new(All.Keys);

    public static IReadOnlyDictionary<string, Func<ConversionEvent>> All { get; } = new Dictionary<string, Func<ConversionEvent>>(
        StringComparer.Ordinal)
    {
        ["website"] = () => Purchase().Build(Defaults),
        ["app"] = () => ConversionEvent.MobileAppInstall().WithEventId("i").FromApp(Device, true, false)
            .WithUser(user => user.AdvertisingId(DeviceId).AnonymousId("anon")).Build(Defaults),
        ["physical_store"] = () => ConversionEvent.Purchase(10m, "EUR").WithEventTime(Now.AddDays(-40))
            .FromPhysicalStore("order-1", "2", new StoreData { StoreCode = "BER1", StorePageId = "12" })
            .WithUser(user => user.Phone("+49 30 901820")).Build(Defaults),
        ["phone_call"] = () => ConversionEvent.Lead().FromPhoneCall().WithUser(user => user.Phone("+1 650 555 0100")).Build(Defaults),
        ["email"] = () => ConversionEvent.Contact().FromEmail().WithUser(user => user.Email("jane@example.com")).Build(Defaults),
        ["chat"] = () => ConversionEvent.Schedule().FromChat().WithUser(user => user.ExternalId("user-1")).Build(Defaults),
        ["system"] = () => ConversionEvent.Subscribe().FromSystem()
            .WithUser(user => user.ExternalId("user-1").SubscriptionId("s-1")).Build(Defaults),
        ["crm"] = () => ConversionEvent.Create("Qualified").FromCrm("HubSpot", "123456789012345").Build(Defaults),
        ["other"] = () => ConversionEvent.Donate().FromOther().WithUser(user => user.Email("jane@example.com")).Build(Defaults),
        ["messenger"] = () => ConversionEvent.Create(MessagingEventNames.LeadSubmitted).FromMessenger("11", "22").Build(Defaults),
        ["whatsapp"] = () => ConversionEvent.Purchase(5m, "BRL").FromWhatsApp("77", "click")
            .WithUser(user => user.Phone("+55 11 91234 5678")).Build(Defaults),
        ["whatsapp_page"] = () => ConversionEvent.Create(MessagingEventNames.QualifiedLead).FromWhatsAppOfPage("11", "click")
            .Build(Defaults),
        ["instagram"] = () => ConversionEvent.Create(MessagingEventNames.ViewContent).FromInstagram("33", "44").Build(Defaults),
        ["append"] = () => ConversionEvent.AppendAttribution("ad-1", Now.AddHours(-3), 0.5m, 10m, "fb_mobile_purchase", Now.AddHours(-2))
            .WithEventId("a").FromApp(Device, true, true).WithUser(user => user.AdvertisingId(DeviceId)).Build(Defaults),
        ["ldu"] = () => Purchase().WithLimitedDataUse(LimitedDataUse.ForState(LimitedDataUseStates.California)).Build(Defaults),
        ["not_ldu"] = () => Purchase().WithLimitedDataUse(LimitedDataUse.Off).WithOptOut(false).Build(Defaults),
    };

    private const string DeviceId = "38400000-8cf0-11bd-b23e-10b96e40000d";
}
