using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Samples.Snippets;

/// <summary>What code for other libraries becomes.</summary>
internal sealed class Migration(ICapiGateway capi)
{
    public async Task FromHttpClientAsync(Order order, string pageUrl, string userAgent, string clientIp)
    {
        // begin-snippet: migrate-http
        PublishReceipt receipt = await capi.PublishAsync(
            ConversionEvent.Purchase(order.Total, order.Currency)
                .WithEventId(order.Id)
                .WithEventTime(order.PlacedAt)
                .FromWebsite(pageUrl, userAgent, clientIp)
                .WithUser(user => user.Email(order.Email).Phone(order.Phone))
                .Build());
        // end-snippet
        receipt.EnsureAccepted();
    }

    public async Task FromJsonAsync(byte[] utf8Json)
    {
        // begin-snippet: migrate-json
        if (ConversionEvent.TryParse(utf8Json, out ConversionEvent? conversion, out IReadOnlyList<EventDiagnostic> found))
        {
            await capi.PublishAsync(conversion);
        }

        foreach (EventDiagnostic diagnostic in found)
        {
            Console.WriteLine(diagnostic);                              // names rules and fields, never values
        }
        // end-snippet
    }

    public static ConversionEvent FromGeneratedClient(Order order, string pageUrl, string userAgent, string clientIp, string emailHash)
    {
        // begin-snippet: migrate-generated
        return ConversionEvent.Create(EventNames.Purchase)
            .WithValue(order.Total, order.Currency)                     // decimal, no rounding
            .WithEventId(order.Id)
            .WithEventTime(order.PlacedAt)                              // DateTimeOffset, no Unix seconds
            .FromWebsite(pageUrl, userAgent, clientIp)
            .WithUser(user => user
                .Identifier(IdentifierKind.Email, emailHash)            // 64 hexadecimal characters: kept, not hashed again
                .Phone(order.Phone))                                    // plain: normalised and hashed at Build()
            .WithCustomData(custom => custom.Contents(new Content("SKU-1", quantity: 2, itemPrice: 64.95m)))
            .Build();
        // end-snippet
    }

    public static ConversionEvent FromBusinessSdk(Order order, string pageUrl, string userAgent, string clientIp, string? fbc, string? fbp)
    {
        // begin-snippet: migrate-business-sdk
        return ConversionEvent.Purchase(order.Total, order.Currency)
            .WithEventId(order.Id)
            .WithEventTime(order.PlacedAt)
            .FromWebsite(pageUrl, userAgent, clientIp)
            .WithUser(user => user
                .Email(order.Email)
                .Phone(order.Phone)
                .FirstName(order.FirstName)
                .LastName(order.LastName)
                .City(order.City)
                .Country(order.Country)
                .ExternalId(order.CustomerId)
                .Fbc(fbc)
                .Fbp(fbp))
            .WithCustomData(custom => custom.OrderId(order.Id).Contents(new Content("SKU-1", quantity: 2, itemPrice: 64.95m)))
            .Build();
        // end-snippet
    }

    public static async Task SendNowAsync(ICapiGateway capi, IReadOnlyList<ConversionEvent> events)
    {
        // begin-snippet: migrate-execute
        SendReport report = await capi.SendAsync(events, "1234567890123456");
        foreach (SendResult result in report.Results.Where(result => result.Outcome != SendOutcome.Delivered))
        {
            Console.WriteLine($"{result.EventId}: {result.Outcome} {result.ErrorCode}/{result.ErrorSubcode} {result.ErrorMessage}");
        }
        // end-snippet
    }

    public static async Task FromSegmentAsync(ICapiGateway capi, EventDefaults defaults, Order order, string pageUrl, string userAgent, string clientIp)
    {
        // begin-snippet: migrate-segment
        await capi.PublishAsync(
            ConversionEvent.Purchase(order.Total, order.Currency)
                .WithEventId(EventIds.From("shop", EventNames.Purchase, order.Id))
                .FromWebsite(pageUrl, userAgent, clientIp)
                .WithUser(user => user.Email(order.Email).ExternalId(order.CustomerId))
                .WithCustomData(custom => custom.OrderId(order.Id))
                .Build(defaults));
        // end-snippet
    }

    public static void KeepExternalIds(IServiceCollection services, string datasetId, string accessToken)
    {
        // begin-snippet: migrate-external-id
        services
            .AddCapiGateway(options => options.ExternalIdForm = ExternalIdForm.HashedLowercase)     // Raw after the PHP SDK
            .AddDataSource(datasetId, accessToken);
        // end-snippet
    }
}
