using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using Microsoft.AspNetCore.Http;

namespace CapiGateway.Samples.Snippets;

/// <summary>The server's half of dual tracking.</summary>
internal static class DualTracking
{
    public static string EventIdFor(Order order)
    {
        // begin-snippet: pixel-id
        string eventId = EventIds.From("shop.example", EventNames.Purchase, order.Id);      // the same on every server, after every restart
        // end-snippet
        return eventId;
    }

    public static async Task PublishAsync(ICapiGateway capi, EventDefaults defaults, Order order, HttpContext context, string pageUrl, string eventId)
    {
        // begin-snippet: pixel-server
        HttpRequest request = context.Request;
        await capi.PublishAsync(
            ConversionEvent.Purchase(order.Total, order.Currency)
                .WithEventId(eventId)                                                       // what the page printed as eventID
                .FromWebsite(pageUrl, request.Headers.UserAgent, context.Connection.RemoteIpAddress?.ToString())
                .WithUser(user => user
                    .Email(order.Email)
                    .Phone(order.Phone)
                    .ExternalId(order.CustomerId)                                           // in the pixel's form
                    .Fbp(request.Cookies["_fbp"])
                    .Fbc(request.Cookies["_fbc"]))
                .Build(defaults));
        // end-snippet
    }

    public static void TakeTheClick(UserDataBuilder user, string? fbclid, DateTimeOffset landedAt)
    {
        // begin-snippet: pixel-click
        user.ClickId(fbclid, firstSeenAt: landedAt);            // kept since the landing page; not the time of the order
        // end-snippet
    }
}
