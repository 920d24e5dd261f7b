using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

internal static partial class WrittenRequests
{
    private const string WhatsAppClick =
        "ARAkLkA8rmlFeiCktEJQ-QTwRiyYHAFDLMNDBH0CD3qpjd0HR4irJ6LEkR7JwLF4XvnO2E4Nx0-eM-GABDLOPaOdRMv-_zfUQ2a";

    private static readonly RequestFields Upload = new()
    {
        UploadTag = "monthly upload",
        UploadId = "u-1",
        UploadSource = "pos",
        NamespaceId = "7",
        Progress = new UploadProgress(0, 2),
    };

    private static readonly RequestFields Mixed = new RequestFields
    {
        TestEventCode = "TEST9",
        PartnerAgent = "acme",
        Platforms = [new("acme", "shop", "2.1"), new("hub", "relay")],
    }.WithProperty("tomorrow", JsonElement.Parse("""{"a":[true,1]}"""));

    private static Dictionary<string, Func<ConversionEvent[]>> Elsewhere => new(StringComparer.Ordinal)
    {
        ["store"] = () =>
        [
            ConversionEvent.Purchase(10, "EUR").WithEventId("pos-1").WithEventTime(Some.Now.AddDays(-61)).WithRequestFields(Upload)
                .FromPhysicalStore("B-1", "1", new StoreData { StorePageId = "11", BrandPageId = "12", StoreCode = "BER1" })
                .WithUser(user => user.Phone("+49 30 901820").FirstNamePrefix("Jürgen").LastNamePrefix("Meyer").FirstInitial("Jürgen")
                    .DayOfBirth(7).MonthOfBirth(2).YearOfBirth(1997))
                .WithCustomData(data => data.Contents(new Content("A") { Price = 10, Brand = "Acme", Category = "Shoes" }))
                .Made(),
            ConversionEvent.Purchase(5, "EUR").WithEventId("pos-2").WithEventTime(Some.Now.AddDays(-61)).WithRequestFields(Upload)
                .FromPhysicalStore("B-1", "2").WithUser(user => user.Phone("030 901820").CallingCode("49"))
                .WithCustomData(data => data.DeliveryCategory(DeliveryCategories.InStore).ContentIds("B"))
                .Made(),
        ],
        ["offline-aliases"] = () =>
        [
            ConversionEvent.Lead().WithEventId("al-1").At(-3_600).FromOther()
                .WithUser(user => user.Email(Jane).Phone("+1 650 555 0100").Gender("F").PostalCode("94035").FirstName("Jane")
                    .LastName("Doe").City("Paris").State("TX").DateOfBirth("19970216").ExternalId(Customer))
                .Made(),
        ],
        ["call-centre"] = () =>
        [
            ConversionEvent.Lead().WithEventId("c-1").At(-10).FromPhoneCall().WithUser(user => user.Phone("+1 650 555 0100")).Made(),
            ConversionEvent.Contact().WithEventId("c-2").At(-20).FromEmail().WithUser(user => user.Email(Jane)).Made(),
            ConversionEvent.Schedule().WithEventId("c-3").At(-30).FromChat().WithUser(user => user.ExternalId(Customer)).Made(),
            ConversionEvent.Donate().WithEventId("c-4").At(-40).FromOther().WithUser(user => user.Email(Jane)).WithValue(20, "CHF").Made(),
            ConversionEvent.Subscribe().WithEventId("c-5").At(-50).FromSystem()
                .WithUser(user => user.ExternalId(Customer).SubscriptionId("S-9")).Made(),
        ],
        ["crm"] = () =>
        [
            ConversionEvent.Create("Marketing Qualified Lead").WithEventId("crm-1").At(-86_400)
                .WithRequestFields(new RequestFields { PartnerAgent = "acme_crm" }).FromCrm("HubSpot", "123456789012345").Made(),
            ConversionEvent.Create("Won").WithEventId("crm-2").At(-60).WithValue(1200, "EUR")
                .WithRequestFields(new RequestFields { PartnerAgent = "acme_crm" }).FromCrm("HubSpot", "l:1234567890123456")
                .WithUser(user => user.Email(Jane).Fbc(Fbc)).Made(),
        ],
        ["whatsapp"] = () =>
        [
            ConversionEvent.Purchase(123.45m, "BRL").WithEventId("wa-1").At(-60)
                .WithRequestFields(new RequestFields { PartnerAgent = "acme-wa" }).FromWhatsApp("77", WhatsAppClick).Made(),
            ConversionEvent.Create(MessagingEventNames.QualifiedLead).WithEventId("wa-2").At(-60)
                .WithRequestFields(new RequestFields { PartnerAgent = "acme-wa" }).FromWhatsAppOfPage("11", "ARAk").Made(),
        ],
        ["messenger-and-instagram"] = () =>
        [
            ConversionEvent.Create(MessagingEventNames.LeadSubmitted).FromMessenger("11", "22").WithEventId("m-1").At(-60).Made(),
            ConversionEvent.Create(MessagingEventNames.OrderShipped).FromInstagram("33", "44").WithEventId("m-2").At(-60)
                .WithUser(user => user.Email(Jane)).WithCustomData(data => data.OrderId("O-1")).Made(),
        ],
        ["mixed-batch"] = () =>
        [
            ConversionEvent.Purchase(1.5m, "USD").OnTheWeb("mix-1").WithRequestFields(Mixed).WithProperty("tomorrow_event", "x")
                .WithUser(user => user.Email(Jane)).WithCustomData(data => data.ContentIds("a")).Made(),
            ConversionEvent.Create("My own event").WithEventId("mix-2").At(-5).WithRequestFields(Mixed).FromPhysicalStore()
                .WithUser(user => user.Phone("+16505550100")).Made(),
            ConversionEvent.MobileAppInstall().WithEventId("mix-3").At(-5).WithRequestFields(Mixed).FromApp(Android, true)
                .WithUser(user => user.AdvertisingId(DeviceId)).Made(),
            ConversionEvent.Purchase(2, "USD").WithEventId("mix-4").At(-5).WithRequestFields(Mixed).FromMessenger("11", "22").Made(),
        ],
    };
}
