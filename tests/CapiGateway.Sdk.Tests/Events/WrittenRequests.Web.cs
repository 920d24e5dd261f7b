using System.Net;
using System.Text.Json;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

internal static partial class WrittenRequests
{
    private static Dictionary<string, Func<ConversionEvent[]>> Web => new(StringComparer.Ordinal)
    {
        ["web-purchase"] = () =>
        [
            ConversionEvent.Purchase(129.95m, "usd").OnTheWeb("SO-7", "2a02:c7c:5d32::1").WithReferrer("https://shop.example/cart")
                .WithUser(user => user.Email(" John_Smith@gmail.com ").Phone("+1 (650) 555-1212").FirstName("Mary").LastName("O'Brien")
                    .Gender("Female").DateOfBirth(new DateOnly(1997, 2, 16)).City("New York").State("California").PostalCode("94035-1234")
                    .Country("United States").ExternalId(Customer).Fbc(Fbc).Fbp(Fbp))
                .WithCustomData(data => data.OrderId("SO-7").NumItems(3).ContentType(ContentTypes.Product)
                    .DeliveryCategory(DeliveryCategories.HomeDelivery)
                    .Contents(
                        new Content("SKU-1", 1, 99.95m)
                        {
                            Title = "Boots", Brand = "Acme", Category = "Shoes", Description = "Brown boots",
                            DeliveryCategory = DeliveryCategories.HomeDelivery,
                        },
                        new Content("SKU-2", 2, 15)))
                .Made(),
        ],
        ["web-page-view"] = () => [ConversionEvent.PageView().OnTheWeb("pv-1", "8.8.8.8").WithUser(user => user.Fbp(Fbp)).Made()],
        ["web-add-to-cart"] = () =>
        [
            ConversionEvent.AddToCart().OnTheWeb("atc-1").WithTestEventCode("TEST123").WithValue(19.9m, "EUR")
                .WithUser(user => user.Fbc(Fbc).Fbp(Fbp))
                .WithCustomData(data => data.ContentType(ContentTypes.ProductGroup).ContentIds("SKU-1", "SKU-2").ContentName("Boots")
                    .ContentCategory("Shoes").Contents(new Content("SKU-1")))
                .Made(),
        ],
        ["web-several-values"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("lead-1")
                .WithUser(user => user.Email(Jane).Email("jane@WORK.example").Phone("+16505550100").Phone("+44 20 7946 0958")
                    .FirstName("Jane").FirstName("Janie").ExternalId("crm-1").ExternalId("shop-2"))
                .Made(),
        ],
        ["web-search"] = () =>
        [
            ConversionEvent.Search().OnTheWeb("s-1")
                .WithUser(user => user.Fbp(Fbp).ClientIpAddress(IPAddress.Parse("::ffff:8.8.8.8")))
                .WithCustomData(data => data.SearchString("brown boots size 42").ContentIds("1", "2").ContentCategory("Shoes")
                    .Property("my_ranking", JsonElement.Parse("""["a","b"]""")).Property("my_flag", true).Property("my_score", 0.75m)
                    .Property("my_object", JsonElement.Parse("""{"a":[1,{"b":2}]}""")))
                .Made(),
        ],
        ["web-registration"] = () =>
        [
            ConversionEvent.CompleteRegistration().OnTheWeb("reg-1").WithUser(user => user.Email(Jane)).WithValue(5, "EUR")
                .WithCustomData(data => data.Status(true).PredictedLtv(480.5m).NetRevenue(1.25m))
                .WithCustomerSegmentation(CustomerSegments.NewToBusiness, CustomerSegmentationPlacement.InsideCustomData)
                .Made(),
        ],
        ["web-subscription"] = () =>
        [
            ConversionEvent.Subscribe().OnTheWeb("sub-1").WithValue(9.99m, "gbp")
                .WithCustomerSegmentation(CustomerSegments.InLoyaltyProgram)
                .WithUser(user => user.SubscriptionId("S-9").FacebookLoginId(10_223_344_556_677_889).ExternalId(Customer))
                .WithCustomData(data => data.PredictedLtv(119.88m).ProductCatalogId("774").UserBucket("b"))
                .Made(),
        ],
        ["web-travel"] = () =>
        [
            ConversionEvent.Search().OnTheWeb("t-1").WithUser(user => user.Fbp(Fbp))
                .WithCustomData(data => data
                    .Travel(new TravelData
                    {
                        OriginAirport = "FRA", DestinationAirport = "JFK", DepartingDepartureDate = "2026-12-20",
                        ReturningDepartureDate = "2027-01-03", CheckinDate = "2026-12-20", Adults = 2, Children = 1, Infants = 0,
                        TravelClass = "business", DestinationIds = ["d1", "d2"], PreferredStarRatings = "4-5", HotelScore = "8.9",
                    })
                    .Place(new PlaceData { City = "New York", Region = "NY", Country = "US" })
                    .Suggested(new SuggestedContents { Hotels = ["h1", "h2"] })
                    .Price(1299.00m, "eur"))
                .Made(),
        ],
        ["web-vehicle"] = () =>
        [
            ConversionEvent.ViewContent().OnTheWeb("v-1").WithUser(user => user.Fbp(Fbp))
                .WithCustomData(data => data.ContentIds("VIN-1").Price(48000.00m, "USD").Vehicle(new VehicleData
                {
                    Make = "Acme", Model = "Roadster", Year = 2024, BodyStyle = "CONVERTIBLE", FuelType = "ELECTRIC", Drivetrain = "AWD",
                    Transmission = "AUTOMATIC", ExteriorColor = "red", Trim = "Sport", Vin = "1HGCM82633A004352", MileageUnit = "KM",
                    MileageValue = 12500, State = "USED", Condition = "GOOD",
                }))
                .Made(),
        ],
        ["ldu-geolocate"] = () =>
        [
            ConversionEvent.Purchase(1, "USD").OnTheWeb("ldu-1", "8.8.8.8").WithLimitedDataUse(LimitedDataUse.Geolocate)
                .WithUser(user => user.Email(Jane)).WithCustomData(data => data.ContentIds("a")).Made(),
        ],
        ["ldu-california"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("ldu-2").WithLimitedDataUse(LimitedDataUse.ForState(LimitedDataUseStates.California))
                .WithUser(user => user.Email(Jane)).Made(),
        ],
        ["ldu-off"] = () =>
        [
            ConversionEvent.Lead().OnTheWeb("ldu-3").WithLimitedDataUse(LimitedDataUse.Off).WithOptOut(false)
                .WithUser(user => user.Email(Jane)).Made(),
            ConversionEvent.Lead().OnTheWeb("ldu-4").WithOptOut().WithUser(user => user.Email("joe@example.com")).Made(),
        ],
        ["delayed-purchase"] = () =>
        [
            ConversionEvent.Purchase(0, "JPY").OnTheWeb("late-1").WithAdvancedMeasurementTable("table1")
                .WithOriginalEvent(EventNames.Lead, Some.Now.AddSeconds(-500_000), "O-1", "lead-9")
                .WithUser(user => user.ExternalId(Customer)).WithCustomData(data => data.OrderId("O-1").ContentIds("x")).Made(),
        ],
    };
}
