using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.TrimTest;
using Microsoft.Extensions.DependencyInjection;

using var sink = new Sink();
var services = new ServiceCollection();
services
    .AddCapiGateway()
    .AddDataSource("1234567890123456", "any-token")
    .ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(() => sink));

PublishReceipt receipt;
await using (ServiceProvider provider = services.BuildServiceProvider())
{
    ICapiGateway capi = provider.GetRequiredService<ICapiGateway>();
    receipt = await capi.PublishAsync(
        ConversionEvent.Purchase(129.95m, "USD")
            .WithEventId("order-1")
            .FromWebsite("https://shop.example/thank-you", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
            .WithUser(user => user.Email(" Test@Example.com ").City("Zürich").Country("Schweiz"))
            .Build());
}

string body = sink.Bodies.Count == 1 ? sink.Bodies[0] : string.Empty;
bool isRight = receipt.IsAccepted
    && body.Contains("\"event_id\":\"order-1\"", StringComparison.Ordinal)
    && body.Contains("973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b", StringComparison.Ordinal);

Console.WriteLine(isRight ? "OK" : $"The trimmed library behaves differently: {receipt}, {sink.Bodies.Count} requests.");
return isRight ? 0 : 1;
