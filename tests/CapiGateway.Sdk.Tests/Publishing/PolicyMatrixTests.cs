using System.Text.Json;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Consent;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>
/// Signals × policies × regions, judged by the bytes that arrive. In a cell: <c>all</c>; the country and state of Limited Data Use;
/// <c>!</c> for an event without the ids of Meta's cookies; <c>-</c> for no event at all.
/// </summary>
public sealed class PolicyMatrixTests
{
    private static readonly string[] Regions = ["DE", "GB", "US-CA", "US-TX", "US-NY", "US", "JP", ""];

    private static readonly Dictionary<string, ConsentSignals> Signals = new(StringComparer.Ordinal)
    {
        ["nothing"] = new(),
        ["granted"] = Asked.Signals(advertising: ConsentState.Granted),
        ["denied"] = Asked.Signals(advertising: ConsentState.Denied),
        ["gpc"] = new() { GlobalPrivacyControl = true },
        ["no-gpc"] = new() { GlobalPrivacyControl = false },
        ["optout"] = new() { UsPrivacy = "1YYN" },
        ["granted-gpc"] = Asked.Signals(advertising: ConsentState.Granted) with { GlobalPrivacyControl = true },
        ["no-cookies"] = new() { GoogleConsentMode = new GoogleConsentMode(AdStorage: ConsentState.Denied, AdUserData: ConsentState.Granted) },
        ["malformed"] = new() { TcString = "nonsense", GppString = "nonsense", UsPrivacy = "nonsense" },
    };

    private static readonly Dictionary<string, IConsentPolicy[]> Policies = new(StringComparer.Ordinal)
    {
        ["none"] = [],
        ["opt-in"] = [new OptInRegionPolicy(UnknownConsent.Deny)],
        ["us-states"] = [new UsStatePrivacyPolicy(UnknownConsent.AllowWithLimitedDataUse)],
        ["gpc"] = [new GlobalPrivacyControlPolicy(UnknownConsent.Deny)],
        ["all"] = [new UsPrivacyStringPolicy(UnknownConsent.Allow), new GlobalPrivacyControlPolicy(UnknownConsent.Allow), new GppPolicy(UnknownConsent.Allow),
            new UsStatePrivacyPolicy(UnknownConsent.AllowWithLimitedDataUse), new OptInRegionPolicy(UnknownConsent.Deny)],
    };

    [Theory]
    [InlineData("none", """
                    DE    GB    US-CA   US-TX   US-NY US    JP    ?
        nothing     all   all   all     all     all   all   all   all
        granted     all   all   all     all     all   all   all   all
        denied      -     -     -       -       -     -     -     -
        gpc         0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-gpc      all   all   all     all     all   all   all   all
        optout      0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        granted-gpc 0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-cookies  all!  all!  all!    all!    all!  all!  all!  all!
        malformed   all   all   all     all     all   all   all   all
        """)]
    [InlineData("opt-in", """
                    DE    GB    US-CA   US-TX   US-NY US    JP    ?
        nothing     -     -     all     all     all   all   all   -
        granted     all   all   all     all     all   all   all   all
        denied      -     -     -       -       -     -     -     -
        gpc         -     -     1/1000  1/1005  0/0   0/0   0/0   -
        no-gpc      -     -     all     all     all   all   all   -
        optout      -     -     1/1000  1/1005  0/0   0/0   0/0   -
        granted-gpc 0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-cookies  all!  all!  all!    all!    all!  all!  all!  all!
        malformed   -     -     all     all     all   all   all   -
        """)]
    [InlineData("us-states", """
                    DE    GB    US-CA   US-TX   US-NY US    JP    ?
        nothing     all   all   1/1000  1/1005  all   0/0   all   all
        granted     all   all   all     all     all   all   all   all
        denied      -     -     -       -       -     -     -     -
        gpc         0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-gpc      all   all   all     all     all   all   all   all
        optout      0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        granted-gpc 0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-cookies  all!  all!  1/1000! 1/1005! all!  0/0!  all!  all!
        malformed   all   all   1/1000  1/1005  all   0/0   all   all
        """)]
    [InlineData("gpc", """
                    DE    GB    US-CA   US-TX   US-NY US    JP    ?
        nothing     -     -     -       -       -     -     -     -
        granted     -     -     -       -       -     -     -     -
        denied      -     -     -       -       -     -     -     -
        gpc         0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-gpc      all   all   all     all     all   all   all   all
        optout      -     -     -       -       -     -     -     -
        granted-gpc 0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-cookies  -     -     -       -       -     -     -     -
        malformed   -     -     -       -       -     -     -     -
        """)]
    [InlineData("all", """
                    DE    GB    US-CA   US-TX   US-NY US    JP    ?
        nothing     -     -     1/1000  1/1005  all   0/0   all   -
        granted     all   all   all     all     all   all   all   all
        denied      -     -     -       -       -     -     -     -
        gpc         -     -     1/1000  1/1005  0/0   0/0   0/0   -
        no-gpc      -     -     all     all     all   all   all   -
        optout      -     -     1/1000  1/1005  0/0   0/0   0/0   -
        granted-gpc 0/0   0/0   1/1000  1/1005  0/0   0/0   0/0   0/0
        no-cookies  all!  all!  1/1000! 1/1005! all!  0/0!  all!  all!
        malformed   -     -     1/1000  1/1005  all   0/0   all   -
        """)]
    public async Task What_arrives_is_what_signals_policies_and_region_allow(string policies, string table)
    {
        await using var fixture = new GatewayFixture(build: builder =>
        {
            builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token);
            Array.ForEach(Policies[policies], policy => builder.AddConsentPolicy(policy));
        });
        string cookie = $"fb.1.{fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds()}";
        foreach ((string name, ConsentSignals signals) in Signals)
        {
            foreach (string region in Regions)
            {
                await fixture.Gateway.PublishAsync(fixture.Purchase($"{name}|{region}")
                    .WithUser(user => user.Fbc(cookie + ".abc").Fbp(cookie + ".1"))
                    .WithConsent(signals with { Region = Asked.Region(region) })
                    .Build());
            }
        }

        await fixture.Gateway.FlushAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Emulator.AssertClean();
        Dictionary<string, string> arrived = fixture.Emulator.Events.ToDictionary(one => one.Id!, Cell, StringComparer.Ordinal);
        Expected(table).Should().AllSatisfy(pair => arrived.GetValueOrDefault(pair.Key, "-").Should().Be(pair.Value, $"{pair.Key} under {policies}"));
        fixture.Statistics.Total.Should().Match<DataSourceStatistics>(total =>
            total.IsBalanced && total.Accepted == arrived.Count && total.ConsentDenied == (Signals.Count * Regions.Length) - arrived.Count);
    }

    private static IEnumerable<KeyValuePair<string, string>> Expected(string table) =>
        from line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        from column in Enumerable.Range(0, Regions.Length)
        select KeyValuePair.Create($"{cells[0]}|{Regions[column]}", cells[column + 1]);

    private static string Cell(AcceptedEvent arrived)
    {
        JsonElement json = arrived.GetJson();
        string limited = "all";
        if (json.TryGetProperty("data_processing_options", out JsonElement options))
        {
            options.EnumerateArray().Select(option => option.GetString()).Should().Equal("LDU");
            limited = $"{json.GetProperty("data_processing_options_country")}/{json.GetProperty("data_processing_options_state")}";
        }

        JsonElement user = json.GetProperty("user_data");
        user.TryGetProperty("fbc", out _).Should().Be(user.TryGetProperty("fbp", out _));
        return user.TryGetProperty("fbp", out _) ? limited : limited + "!";
    }
}
