using CapiGateway.Samples.MinimalApi;
using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using Microsoft.AspNetCore.HttpOverrides;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
string datasetId = builder.Configuration["Meta:DatasetId"] ?? string.Empty;
string? accessToken = builder.Configuration["Meta:AccessToken"];

// begin-snippet: register
builder.Services
    .AddCapiGateway()
    .AddDataSource(datasetId, accessToken);
// end-snippet

// Options such as CapiGateway:GraphApiBaseAddress come from configuration; it is the same gateway.
builder.Services.AddCapiGateway(builder.Configuration.GetSection("CapiGateway"));

await using WebApplication app = builder.Build();

// Behind a proxy, the address of the connection is the proxy's; private addresses are not sent.
app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });

app.MapPost("/orders", async (Order order, HttpContext context, ICapiGateway capi) =>
{
    string pageUrl = context.Request.Headers.Referer.ToString();
    string userAgent = context.Request.Headers.UserAgent.ToString();
    string? clientIp = context.Connection.RemoteIpAddress?.ToString();

    // begin-snippet: publish
    PublishReceipt receipt = await capi.PublishAsync(
        ConversionEvent.Purchase(order.Total, order.Currency)
            .WithEventId(order.Id)                                  // the same id that the browser pixel sent
            .FromWebsite(pageUrl, userAgent, clientIp)
            .WithUser(user => user.Email(order.Email).Phone(order.Phone))
            .Build());
    // end-snippet

    // The order stands, whatever becomes of its conversion; nor does a customer who closes the page take it back.
    return new OrderAnswer(receipt.EventId, receipt.Outcome.ToString(), [.. receipt.Diagnostics.Select(found => found.ToString())]);
});

await app.RunAsync();
