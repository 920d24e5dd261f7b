using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Consent;

/// <summary>Events and signals as policies see them.</summary>
internal static class Asked
{
    public static readonly DataSource Source = new() { Id = "1" };

    public static ConsentRegion? Region(string? text) => ConsentRegion.TryParse(text, out ConsentRegion? region) ? region : null;

    public static ConversionEvent Event(string? ip = "203.0.113.7") => ConversionEvent.Purchase(10, "USD")
        .WithEventId("1")
        .WithEventTime(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero))
        .FromWebsite("https://example.com/", "agent", ip)
        .WithReferrer("https://example.org/")
        .WithUser(user => user.Email("a@example.com").Phone("+12125550123").Fbc("fb.1.1730000000000.abc").Fbp("fb.1.1730000000000.1"))
        .WithCustomData(data => data.OrderId("order"))
        .Build();

    public static ConsentSignals Signals(string? region = null, ConsentState advertising = ConsentState.Unknown) => new()
    {
        Region = Region(region),
        Purposes = ConsentPurposes.None.With(ConsentPurposes.Advertising, advertising),
    };

    public static async Task<string> DecideAsync(ConsentSignals signals, string? ip, params IConsentPolicy[] policies)
    {
        var gate = new ConsentGate(policies, TimeSpan.FromSeconds(1), new ManualTimeProvider(), (_, _) => { });
        ConsentOutcome outcome = await gate.DecideAsync(Event(ip), Source, signals, CancellationToken.None);
        return outcome.Conversion?.LimitedDataUse switch
        {
            null => "denied: " + outcome.Denial,
            { Enabled: true } limited => $"LDU {limited.Country}/{limited.State}",
            _ => "allowed",
        };
    }
}
