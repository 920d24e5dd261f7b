using System.Net.Http.Json;
using System.Text.Json;
using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Samples.ShopTests;

/// <summary>What Meta would see of a checkout.</summary>
public sealed class CheckoutTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    // begin-snippet: clean-checkout
    [Fact]
    public async Task An_order_reaches_Meta_and_nothing_about_it_is_unclean()
    {
        await using var shop = new Shop();
        using HttpClient browser = shop.CreateBrowser();

        using HttpResponseMessage response = await browser.PostAsJsonAsync("orders", Order("SO-1")).WaitAsync(Budget);
        await shop.FlushAsync().WaitAsync(Budget);

        response.EnsureSuccessStatusCode();
        AcceptedEvent purchase = shop.Emulator.Events.Should().ContainSingle().Subject;
        purchase.Name.Should().Be("Purchase");
        purchase.Id.Should().Be("SO-1");
        purchase.GetJson().GetProperty("custom_data").GetProperty("value").GetDecimal().Should().Be(129.95m);
        shop.Emulator.AssertClean();
    }
    // end-snippet

    // begin-snippet: pixel-pair
    [Fact]
    public async Task The_server_copy_pairs_with_the_pixel_s()
    {
        await using var shop = new Shop();
        using HttpClient browser = shop.CreateBrowser();
        shop.Emulator.RecordBrowserEvent(Shop.DatasetId, "Purchase", "SO-2");           // what the pixel sent on the page

        using HttpResponseMessage response = await browser.PostAsJsonAsync("orders", Order("SO-2")).WaitAsync(Budget);
        await shop.FlushAsync().WaitAsync(Budget);

        shop.Emulator.Events.Should().ContainSingle().Which.IsDuplicate.Should().BeTrue();  // Meta counts one
        shop.Emulator.AssertClean();
    }
    // end-snippet

    // begin-snippet: outage
    [Fact]
    public async Task The_checkout_stands_while_Meta_is_down()
    {
        await using var shop = new Shop();
        using HttpClient browser = shop.CreateBrowser();
        shop.Emulator.Faults.Always(EmulatorFault.ServerError());

        using HttpResponseMessage response = await browser.PostAsJsonAsync("orders", Order("SO-3")).WaitAsync(Budget);
        JsonElement answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>().WaitAsync(Budget);

        answer.GetProperty("outcome").GetString().Should().Be("Accepted");                  // it waits in the outbox
    }
    // end-snippet

    [Fact]
    public async Task An_order_that_Meta_would_refuse_names_the_rule_and_is_not_sent()
    {
        await using var shop = new Shop();
        using HttpClient browser = shop.CreateBrowser();

        using HttpResponseMessage response = await browser.PostAsJsonAsync("orders", Order("SO-4", total: -1m)).WaitAsync(Budget);
        JsonElement answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>().WaitAsync(Budget);
        await shop.FlushAsync().WaitAsync(Budget);

        answer.GetProperty("outcome").GetString().Should().Be("Invalid");
        answer.GetProperty("diagnostics")[0].GetString().Should().StartWith("CAPI3003 ValueNegative (custom_data.value)");
        shop.Emulator.Events.Should().BeEmpty();
    }

    private static object Order(string id, decimal total = 129.95m) =>
        new { id, total, currency = "USD", email = "Jane.Doe@Example.com", phone = "+1 650 555 0100" };
}
