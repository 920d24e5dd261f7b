using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

IConfiguration configuration = new ConfigurationBuilder()
    .AddUserSecrets(typeof(Program).Assembly, optional: true)
    .AddEnvironmentVariables()
    .Build();
string datasetId = configuration["Meta:DatasetId"] ?? string.Empty;
string? accessToken = configuration["Meta:AccessToken"];

// begin-snippet: console
var services = new ServiceCollection();
services
    .AddCapiGateway(configuration.GetSection("CapiGateway"))
    .AddDataSource(datasetId, accessToken);

await using ServiceProvider provider = services.BuildServiceProvider();
ICapiGateway capi = provider.GetRequiredService<ICapiGateway>();

PublishReceipt receipt = await capi.PublishAsync(                   // the first publish starts the pump
    ConversionEvent.Purchase(129.95m, "USD")
        .WithEventId("SO-1001")
        .FromWebsite("https://shop.example/thank-you", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
        .WithUser(user => user.Email("jane.doe@example.com").Phone("+1 650 555 0100"))
        .Build());

Console.WriteLine(receipt.EnsureAccepted());
// end-snippet
