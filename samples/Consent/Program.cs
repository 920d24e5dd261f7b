// Prints what would be sent for the choices of four visitors. Sends nothing, so any token will do.
using CapiGateway.Sdk;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Filters;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();

// begin-snippet: consent-policies
services
    .AddCapiGateway()
    .AddDataSource("1234567890123456", "any-token")
    .AddConsentPolicy(new OptInRegionPolicy(UnknownConsent.Deny))                              // EEA, United Kingdom, Switzerland …
    .AddConsentPolicy(new UsStatePrivacyPolicy(UnknownConsent.AllowWithLimitedDataUse))        // Limited Data Use, state by state
    .AddPublishingFilter(new CrawlerFilter())
    .AddPublishingFilter("staff", conversion => conversion.CustomData.OrderId?.StartsWith("TEST-", StringComparison.Ordinal) != true);
// end-snippet

await using ServiceProvider provider = services.BuildServiceProvider();
ICapiGateway capi = provider.GetRequiredService<ICapiGateway>();

await ExplainAsync("DE", ConsentState.Granted, optsOut: false);
await ExplainAsync("DE", ConsentState.Unknown, optsOut: false);
await ExplainAsync("US-CA", ConsentState.Unknown, optsOut: true);
await ExplainAsync("JP", ConsentState.Unknown, optsOut: false);

async Task ExplainAsync(string country, ConsentState choice, bool optsOut)
{
    _ = ConsentRegion.TryParse(country, out ConsentRegion? region);

    // begin-snippet: consent-signals
    ConversionEvent purchase = ConversionEvent.Purchase(129.95m, "USD")
        .FromWebsite("https://shop.example/thank-you", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8")
        .WithUser(user => user.Email("jane.doe@example.com"))
        .WithConsent(new ConsentSignals
        {
            Region = region,                                                                   // from your CDN's country header
            Purposes = ConsentPurposes.None.With(ConsentPurposes.Advertising, choice),         // from the banner
            GlobalPrivacyControl = optsOut,                                                    // from the header Sec-GPC
            LawfulBasis = "consent",
            SubjectKey = "customer 4711",                                                      // never sent
        })
        .Build();
    // end-snippet

    PublishExplanation explanation = await capi.ExplainAsync(purchase);
    DataSourceExplanation at = explanation.DataSources[0];
    string limited = at.Json.Contains("\"LDU\"", StringComparison.Ordinal) ? ", Limited Data Use" : string.Empty;
    Console.WriteLine($"{country} {choice}: {at.Outcome}{(at.Detail is { } reason ? $" ({reason})" : limited)}");
}
