using CapiGateway.Sdk.Events;

namespace CapiGateway.Samples.Quickstart;

/// <summary>From an order to a purchase: the one class that a shop writes for itself. Values go in as they were typed.</summary>
internal static class OrderEvents
{
    public static ConversionEvent ToPurchase(Order order, EventDefaults defaults) => ConversionEvent
        .Create(EventNames.Purchase)
        .WithEventId(order.Number)
        .WithEventTime(defaults.TimeProvider.GetUtcNow() - TimeSpan.FromMinutes(order.MinutesAgo))
        .FromWebsite(order.PageUrl, order.UserAgent, order.Ip)
        .WithReferrer(order.Referrer)
        .WithUser(user => AddCustomer(user, order))
        .WithCustomData(data => AddPurchase(data, order))
        .Build(defaults);

    private static void AddCustomer(UserDataBuilder user, Order order) => user
        .Email(order.Email)
        .Phone(order.Phone)
        .CallingCode(CallingCodes.Of(order.Country))
        .FirstName(order.FirstName)
        .LastName(order.LastName)
        .Gender(order.Gender)
        .DateOfBirth(order.Birthday)
        .City(order.City)
        .State(order.State)
        .PostalCode(order.Postcode)
        .Country(order.Country)
        .ExternalId(order.CustomerId)
        .Fbc(order.Fbc)
        .Fbp(order.Fbp);

    private static void AddPurchase(CustomDataBuilder data, Order order)
    {
        if (order.Total is { } total)
        {
            data.Value(total, order.Currency);
        }

        IReadOnlyList<OrderItem> items = order.Items ?? [];
        data.OrderId(order.Number)
            .SearchString(order.Search)
            .ContentType("product")
            .Contents(items.Select(item => new Content(item.Sku ?? string.Empty, item.Quantity, item.Price) { Title = item.Name }));
        if (items.Count > 0)
        {
            data.NumItems(items.Sum(item => item.Quantity));
        }
    }
}
