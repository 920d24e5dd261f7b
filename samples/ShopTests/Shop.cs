using CapiGateway.Sdk;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Samples.ShopTests;

// begin-snippet: shop
/// <summary>The web shop as it is, but its gateway talks to an emulator. One for each test, so that no test sees another's events.</summary>
public sealed class Shop : WebApplicationFactory<Program>
{
    public const string DatasetId = "1234567890123456";

    public ConversionsApiEmulator Emulator { get; } = new();

    public Task FlushAsync() => Services.GetRequiredService<ICapiGateway>().FlushAsync();

    /// <summary>A client that says of itself what a browser would say.</summary>
    public HttpClient CreateBrowser() => AsBrowser(CreateClient());

    public static HttpClient AsBrowser(HttpClient client)
    {
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64)");
        client.DefaultRequestHeaders.Referrer = new Uri("https://shop.example/thank-you");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "8.8.4.4");
        return client;
    }

    // The gateway drains while the host stops, so the emulator goes last.
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Meta:DatasetId", DatasetId);
        builder.UseSetting("Meta:AccessToken", "any-token");
        builder.ConfigureTestServices(services => services.AddCapiGateway().UseConversionsApiEmulator(Emulator));
    }
}
// end-snippet
