using System.Net.Http.Json;
using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Recording;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Samples.ShopTests;

/// <summary>What the shop publishes, without any HTTP behind it.</summary>
public sealed class RecordedCheckoutTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    // begin-snippet: recorded-checkout
    [Fact]
    public async Task A_checkout_publishes_one_purchase_of_what_was_paid()
    {
        var gateway = new RecordingCapiGateway();
        await using var shop = new Shop();
        await using WebApplicationFactory<Program> recorded = shop.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ICapiGateway>(gateway)));
        using HttpClient browser = Shop.AsBrowser(recorded.CreateClient());

        using HttpResponseMessage response = await browser
            .PostAsJsonAsync("orders", new { id = "SO-5", total = 59m, currency = "EUR", email = "jane.doe@example.com" })
            .WaitAsync(Budget);

        ConversionEvent purchase = gateway.Published.Should().ContainSingle().Subject.Conversion;
        purchase.EventId.Should().Be("SO-5");
        purchase.CustomData.Value.Should().Be(59m);
        purchase.UserData.FieldNames.Should().Contain("em").And.NotContain("ph");
        purchase.Diagnostics.Should().BeEmpty();
    }
    // end-snippet
}
