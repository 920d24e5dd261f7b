using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Tests.Consent;

/// <summary>The strings are those of the tests of the IAB's reference decoder.</summary>
public sealed class TcConsentTests
{
    [Theory]
    [InlineData("COtybn4PA_zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA", new[] { 2, 10 }, new[] { 2, 9 })]
    [InlineData("COrEAV4OrXx94ACABBENAHCIAD-AAAAAAACAAxAAAAgAIAwgAgAAAAEAgQAAAAAEAYQAQAAAACAAAABAAA", new[] { 3, 4, 5, 6, 7, 8, 9 }, new int[0])]
    [InlineData("COwxsONOwxsONKpAAAENAdCAAMAAAAAAAAAAAAAAAAAA", new[] { 1, 2 }, new int[0])]
    public void Purposes_are_read(string text, int[] consents, int[] interests)
    {
        TcConsent tc = TcConsent.Parse(text)!;

        Enumerable.Range(0, 30).Where(tc.HasConsent).Should().Equal(consents);
        Enumerable.Range(0, 30).Where(tc.HasLegitimateInterest).Should().Equal(interests);
    }

    [Theory]
    [InlineData("COrEAV4OrXx94ACABBENAHCIAD-AAAAAAACAAxAAAAgAIAwgAgAAAAEAgQAAAAAEAYQAQAAAACAAAABAAA.IBAgAAAgAIAwgAgAAAAEAAAACA.QAagAQAgAIAwgA.cAAAAAAAITg=",
        new[] { 23, 37, 47, 48, 53, 65, 98 }, new[] { 37, 47, 48, 53, 65, 98, 129 })]
    [InlineData("COwBOpCOwBOpCLqAAAENAPCAAAAAAAAAAAAAFfwAYFfAV-BVkAGBVYFWAAA.IFoEUQQg", new[] { 702, 703 }, null)]
    [InlineData("COwBOpCOwBOpCLqAAAENAPCAAAAAAAAAAAAAFfwAQFfgUbABAUaAAA", new[] { 703 }, null)]
    public void Vendors_are_read_from_bits_and_from_ranges(string text, int[] consents, int[]? interests)
    {
        TcConsent tc = TcConsent.Parse(text)!;

        Enumerable.Range(0, 2_000).Where(tc.HasVendorConsent).Should().Equal(consents);
        if (interests is not null)
        {
            Enumerable.Range(0, 2_000).Where(tc.HasVendorLegitimateInterest).Should().Equal(interests);
        }
    }

    [Fact]
    public void A_legitimate_interest_is_read_from_a_range()
    {
        TcConsent tc = TcConsent.Parse("COv__-wOv__-wC2AAAENAPCgAAAAAAAAAAAAA_wAQA_gEBABAEAAAA")!;

        tc.HasVendorLegitimateInterest(128).Should().BeTrue();
        tc.HasVendorLegitimateInterest(127).Should().BeFalse();
    }

    [Fact]
    public void Purpose_one_treatment_is_read() =>
        TcConsent.Parse("COtybn4PA_zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA")!.PurposeOneTreatment.Should().BeTrue();

    [Fact]
    public void Restrictions_of_the_publisher_are_read_and_the_strictest_counts()
    {
        string core = Bits.Of(2, 6) + new string('0', 146 + 24 + 24 + 1 + 12) + new string('0', 17) + new string('0', 17)
            + Bits.Of(2, 12)
            + Bits.Of(3, 6) + Bits.Of(1, 2) + Bits.Of(1, 12) + "1" + Bits.Of(5, 16) + Bits.Of(9, 16)
            + Bits.Of(3, 6) + Bits.Of(0, 2) + Bits.Of(1, 12) + "0" + Bits.Of(7, 16);
        TcConsent tc = TcConsent.Parse(Bits.Encode(core))!;

        tc.Restriction(3, 7).Should().Be(TcRestriction.NotAllowed);
        tc.Restriction(3, 9).Should().Be(TcRestriction.RequireConsent);
        tc.Restriction(3, 10).Should().Be(TcRestriction.None);
        tc.Restriction(4, 7).Should().Be(TcRestriction.None);
    }

    [Theory]
    [InlineData("")]
    [InlineData("B")]
    [InlineData("BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA")]
    [InlineData("COtybn4PA_zT4KjACBENAPCIAE")]
    [InlineData("COtybn4PA zT4KjACBENAPCIAEBAAECAAIAAAAAAAAAA!")]
    public void A_string_that_is_malformed_or_of_version_1_is_no_signal(string text) => TcConsent.Parse(text).Should().BeNull();

    [Fact]
    public void Additional_consent_names_the_providers_that_were_consented_to()
    {
        AdditionalConsentString.Parse("1~1.35.41.101")!.HasConsent(41).Should().BeTrue();
        AdditionalConsentString.Parse("2~1.35.41.101~dv.9.21.81")!.HasConsent(101).Should().BeTrue();
        AdditionalConsentString.Parse("2~1.35.41.101~dv.9.21.81")!.HasConsent(9).Should().BeFalse("it was only disclosed");
        AdditionalConsentString.Parse("1~")!.HasConsent(1).Should().BeFalse();
        AdditionalConsentString.Parse("3~1").Should().BeNull();
        AdditionalConsentString.Parse("1~a").Should().BeNull();
        AdditionalConsentString.Parse("1.2").Should().BeNull();
    }

    [Theory]
    [InlineData("1YNN", "NotOptedOut")]
    [InlineData("1YYN", "OptedOut")]
    [InlineData("1nyn", "OptedOut")]
    [InlineData("1---", "Unknown")]
    [InlineData("2YNN", null)]
    [InlineData("1YN", null)]
    [InlineData("1YXN", null)]
    [InlineData("", null)]
    public void A_us_privacy_string_says_whether_the_person_opted_out(string text, string? signal) =>
        UsPrivacyString.Parse(text)?.ToString().Should().Be(signal);
}
