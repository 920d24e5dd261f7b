// begin-snippet: first-event
using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

await using var emulator = new ConversionsApiEmulator();            // stands in for Meta, inside this process

var services = new ServiceCollection();
services.AddCapiGateway()
    .AddDataSource("1234567890123456", "any-token")
    .UseConversionsApiEmulator(emulator);

await using ServiceProvider provider = services.BuildServiceProvider();
ICapiGateway capi = provider.GetRequiredService<ICapiGateway>();

PublishReceipt receipt = await capi.PublishAsync(
    ConversionEvent.Purchase(129.95m, "USD")
        .WithEventId("order-1")
        .FromWebsite("https://shop.example/thank-you", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
        .WithUser(user => user.Email("Jane.Doe@Example.com").Phone("(650) 555-0100"))
        .Build());
await capi.FlushAsync();

Console.WriteLine($"Receipt:  {receipt}");
foreach (EventDiagnostic found in receipt.Diagnostics)
{
    Console.WriteLine($"Found:    {found}");
}

Console.WriteLine($"Emulator: {emulator.Events.Single()}");
Console.WriteLine(emulator.Events.Single().GetJson());
// end-snippet
