using System.Globalization;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Consent;

public sealed class PolicyTests
{
    private const string Ip = "203.0.113.7";

    [Theory]
    [InlineData("DE", ConsentState.Granted, UnknownConsent.Deny, "allowed")]
    [InlineData("DE", ConsentState.Denied, UnknownConsent.Allow, "denied: denied")]
    [InlineData("DE", ConsentState.Unknown, UnknownConsent.Deny, "denied: unknown")]
    [InlineData("DE", ConsentState.Unknown, UnknownConsent.Allow, "allowed")]
    [InlineData("GB", ConsentState.Unknown, UnknownConsent.Deny, "denied: unknown")]
    [InlineData("CH", ConsentState.Unknown, UnknownConsent.Deny, "denied: unknown")]
    [InlineData("US-CA", ConsentState.Unknown, UnknownConsent.Deny, "allowed")]
    [InlineData("US-CA", ConsentState.Denied, UnknownConsent.Deny, "denied: denied")]
    [InlineData(null, ConsentState.Unknown, UnknownConsent.Deny, "denied: unknown")]
    public async Task Opt_in_regions_need_consent(string? region, ConsentState advertising, UnknownConsent whenUnknown, string expected) =>
        (await Asked.DecideAsync(Asked.Signals(region, advertising), Ip, new OptInRegionPolicy(whenUnknown))).Should().Be(expected);

    [Theory]
    [InlineData("CA", 1000)]
    [InlineData("CO", 1001)]
    [InlineData("CT", 1002)]
    [InlineData("FL", 1003)]
    [InlineData("OR", 1004)]
    [InlineData("TX", 1005)]
    [InlineData("MT", 1006)]
    [InlineData("DE", 1007)]
    [InlineData("NE", 1008)]
    [InlineData("NH", 1009)]
    [InlineData("NJ", 1010)]
    [InlineData("MN", 1011)]
    [InlineData("MD", 1012)]
    [InlineData("RI", 1013)]
    public async Task An_opt_out_in_a_state_asks_for_that_state(string state, int code)
    {
        ConsentSignals signals = Asked.Signals("US-" + state) with { GlobalPrivacyControl = true };

        (await Asked.DecideAsync(signals, ip: null, new UsStatePrivacyPolicy(UnknownConsent.Allow))).Should().Be($"LDU 1/{code}");
        (await Asked.DecideAsync(Asked.Signals("US-" + state), Ip, new UsStatePrivacyPolicy(UnknownConsent.AllowWithLimitedDataUse))).Should().Be($"LDU 1/{code}");
        (await Asked.DecideAsync(Asked.Signals("US-" + state), Ip, new UsStatePrivacyPolicy(UnknownConsent.Deny))).Should().Be("denied: unknown");
        (await Asked.DecideAsync(signals with { GlobalPrivacyControl = false }, Ip, new UsStatePrivacyPolicy(UnknownConsent.Deny))).Should().Be("allowed");
    }

    [Theory]
    [InlineData("1 3 4", ConsentState.Unknown, "allowed")]
    [InlineData("1 2 3 4 7", ConsentState.Unknown, "allowed")]
    [InlineData("1 3 4", ConsentState.Denied, "denied: denied")]
    [InlineData("1 4", ConsentState.Unknown, "denied: unknown")]
    [InlineData("1 2", ConsentState.Unknown, "denied: unknown")]
    [InlineData("1", ConsentState.Granted, "allowed")]
    [InlineData("3 4", ConsentState.Unknown, "denied: denied")]
    public async Task In_opt_in_regions_a_tcf_string_is_consent_to_advertising(string purposes, ConsentState stated, string expected)
    {
        string[] granted = purposes.Split(' ');
        string consents = string.Concat(Enumerable.Range(1, 24).Select(purpose => granted.Contains(purpose.ToString(CultureInfo.InvariantCulture)) ? '1' : '0'));
        ConsentSignals signals = Asked.Signals("DE", stated) with { TcString = Bits.Encode(Bits.Of(2, 6) + new string('0', 146) + consents + new string('0', 83)) };

        (await Asked.DecideAsync(signals, Ip, new OptInRegionPolicy(UnknownConsent.Deny))).Should().Be(expected);
    }

    [Theory]
    [InlineData("CO", 1001, "2023-06-01")]
    [InlineData("CT", 1002, "2023-06-01")]
    [InlineData("FL", 1003, "2024-06-24")]
    [InlineData("OR", 1004, "2024-06-24")]
    [InlineData("TX", 1005, "2024-06-24")]
    [InlineData("MT", 1006, "2024-09-23")]
    [InlineData("DE", 1007, "2024-12-18")]
    [InlineData("NE", 1008, "2024-12-18")]
    [InlineData("NH", 1009, "2024-12-18")]
    [InlineData("NJ", 1010, "2024-12-18")]
    [InlineData("MN", 1011, "2025-06-02")]
    [InlineData("MD", 1012, "2025-09-09")]
    [InlineData("RI", 1013, "2025-11-17")]
    public void Each_state_begins_on_the_day_that_Meta_names(string state, int code, string since) =>
        UsPrivacyStates.All.Should().ContainSingle(known => known.Subdivision == state)
            .Which.Should().Be(new UsPrivacyState(state, code, DateOnly.Parse(since, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task A_state_counts_from_its_first_day()
    {
        UsPrivacyState[] states = [new("CA", 1000, new DateOnly(2026, 11, 3)), new("TX", 1005, new DateOnly(2026, 11, 2))];
        var policy = new UsStatePrivacyPolicy(UnknownConsent.AllowWithLimitedDataUse, states);

        (await Asked.DecideAsync(Asked.Signals("US-CA"), Ip, policy)).Should().Be("allowed");
        (await Asked.DecideAsync(Asked.Signals("US-TX"), Ip, policy)).Should().Be("LDU 1/1005");
        (await Asked.DecideAsync(Asked.Signals("US-OH"), Ip, policy)).Should().Be("allowed");
        (await Asked.DecideAsync(Asked.Signals("US"), Ip, policy)).Should().Be("LDU 0/0");
        (await Asked.DecideAsync(Asked.Signals("DE"), Ip, policy)).Should().Be("allowed");
    }

    [Fact]
    public async Task Each_opt_out_limits_with_and_without_policies()
    {
        ConsentSignals[] optedOut =
        [
            Asked.Signals() with { GlobalPrivacyControl = true },
            Asked.Signals() with { UsPrivacy = "1YYN" },
            Asked.Signals() with { GppString = "DBABTA~1YYN" },
            Asked.Signals() with { GoogleConsentMode = new(AdPersonalization: ConsentState.Denied) },
        ];
        foreach (ConsentSignals signals in optedOut)
        {
            (await Asked.DecideAsync(signals, Ip)).Should().Be("LDU 0/0");
            (await Asked.DecideAsync(signals with { Region = Asked.Region("US-CA") }, ip: null)).Should().Be("LDU 1/1000");
            (await Asked.DecideAsync(signals, ip: null)).Should().Be("denied: limited data use unresolved");
        }

        (await Asked.DecideAsync(optedOut[0], Ip, new GlobalPrivacyControlPolicy(UnknownConsent.Deny))).Should().Be("LDU 0/0");
        (await Asked.DecideAsync(optedOut[1], Ip, new UsPrivacyStringPolicy(UnknownConsent.Deny))).Should().Be("LDU 0/0");
    }

    [Fact]
    public async Task Unknown_means_what_was_chosen_for_every_policy()
    {
        Func<UnknownConsent, IConsentPolicy>[] policies =
        [
            unknown => new OptInRegionPolicy(unknown),
            unknown => new GlobalPrivacyControlPolicy(unknown),
            unknown => new UsPrivacyStringPolicy(unknown),
            unknown => new GppPolicy(unknown),
            unknown => new TcfPolicy(new TcfPolicyOptions { WhenUnknown = unknown }),
        ];
        foreach (Func<UnknownConsent, IConsentPolicy> policy in policies)
        {
            (await Asked.DecideAsync(Asked.Signals(), Ip, policy(UnknownConsent.Allow))).Should().Be("allowed");
            (await Asked.DecideAsync(Asked.Signals(), Ip, policy(UnknownConsent.AllowWithLimitedDataUse))).Should().Be("LDU 0/0");
            (await Asked.DecideAsync(Asked.Signals(), Ip, policy(UnknownConsent.Deny))).Should().Be("denied: unknown");
            FluentActions.Invoking(() => policy(UnknownConsent.None)).Should().Throw<ArgumentOutOfRangeException>();
        }
    }

    [Theory]
    [InlineData("DBABLA~BVVVkkkkkpFY.YA", "US-CA", "LDU 1/1000")]
    [InlineData("DBABBg~BVWSSSVY.YA", "US-CA", "LDU 1/1000")]
    [InlineData("DBABBg~BVWSSSVY.YA", "US-TX", "denied: unknown")]
    [InlineData("DBABLA~BVQqAAAACg", "US-CA", "allowed")]
    [InlineData("not a string", "US-CA", "denied: unknown")]
    public async Task Gpp_asks_the_sections_of_the_persons_state(string gpp, string region, string expected) =>
        (await Asked.DecideAsync(Asked.Signals(region) with { GppString = gpp }, Ip, new GppPolicy(UnknownConsent.Deny))).Should().Be(expected);

    [Theory]
    [InlineData(new[] { 1, 2 }, null, null, "allowed")]
    [InlineData(new[] { 1, 3 }, null, null, "denied: denied")]
    [InlineData(new[] { 1 }, 5, null, "denied: denied")]
    [InlineData(new[] { 1 }, null, 89, "allowed")]
    [InlineData(new[] { 1 }, null, 90, "denied: denied")]
    public async Task Tcf_asks_for_purposes_vendor_and_additional_consent(int[] purposes, int? vendor, int? additional, string expected)
    {
        var policy = new TcfPolicy(new TcfPolicyOptions
        {
            WhenUnknown = UnknownConsent.Deny,
            Purposes = purposes,
            VendorId = vendor,
            AdditionalConsentId = additional,
        });
        ConsentSignals signals = Asked.Signals("DE") with
        {
            TcString = "COwxsONOwxsONKpAAAENAdCAAMAAAAAAAAAAAAAAAAAA",
            AdditionalConsent = "2~89~dv.90",
        };

        (await Asked.DecideAsync(signals, Ip, policy)).Should().Be(expected);
    }

    [Fact]
    public async Task A_refusal_of_storage_denies_without_any_policy() =>
        (await Asked.DecideAsync(Asked.Signals("DE") with { TcString = "COv__-wOv__-wC2AAAENAPCgAAAAAAAAAAAAA_wAQA_gEBABAEAAAA" }, Ip))
            .Should().Be("denied: denied");
}
