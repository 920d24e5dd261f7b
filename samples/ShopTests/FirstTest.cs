// begin-snippet: first-test
using CapiGateway.Sdk;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Samples.ShopTests;

public sealed class FirstTest
{
    [Fact]
    public async Task What_is_published_would_be_taken_by_Meta()
    {
        await using var emulator = new ConversionsApiEmulator();
        var services = new ServiceCollection();
        services.AddCapiGateway()
            .AddDataSource("1234567890123456", "any-token")
            .UseConversionsApiEmulator(emulator);
        await using ServiceProvider provider = services.BuildServiceProvider();
        ICapiGateway capi = provider.GetRequiredService<ICapiGateway>();

        PublishReceipt receipt = await capi.PublishAsync(
            ConversionEvent.Lead()
                .WithEventId("lead-1")
                .FromWebsite("https://shop.example/contact", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
                .WithUser(user => user.Email("jane.doe@example.com"))
                .Build());
        await capi.FlushAsync();

        receipt.EnsureAccepted();
        Assert.Equal("lead-1", Assert.Single(emulator.Events).Id);
        emulator.AssertClean();                                     // names what Meta would refuse or warn of
    }
}
// end-snippet
