using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Consent;

public sealed class ConsentDecisionTests
{
    private static readonly ConsentDecision[] Some =
    [
        ConsentDecision.Allow,
        ConsentDecision.AllowWith(LimitedDataUse.Off),
        ConsentDecision.AllowWith(LimitedDataUse.Geolocate),
        ConsentDecision.AllowWith(LimitedDataUse.ForState(1000)),
        ConsentDecision.AllowWith(LimitedDataUse.ForState(1001)),
        ConsentDecision.AllowWithout("user_data.em"),
        ConsentDecision.AllowWithout("user_data.ph", "custom_data.*"),
        ConsentDecision.Combine(ConsentDecision.AllowWithout("user_data.em"), ConsentDecision.AllowWith(LimitedDataUse.Geolocate)),
        ConsentDecision.Deny("a"),
        ConsentDecision.Deny("b"),
    ];

    [Fact]
    public void Combining_does_not_depend_on_order_or_repetition()
    {
        foreach (ConsentDecision a in Some)
        {
            ConsentDecision.Combine(a, a).Should().Be(a);
            ConsentDecision.Combine(a, ConsentDecision.Allow).Should().Be(a);
            foreach (ConsentDecision b in Some)
            {
                ConsentDecision.Combine(a, b).Should().Be(ConsentDecision.Combine(b, a));
                foreach (ConsentDecision c in Some)
                {
                    ConsentDecision.Combine(ConsentDecision.Combine(a, b), c).Should().Be(ConsentDecision.Combine(a, ConsentDecision.Combine(b, c)));
                }
            }
        }
    }

    [Fact]
    public void The_strictest_wins_field_by_field()
    {
        ConsentDecision decision = ConsentDecision.Combine(Some[6], ConsentDecision.Combine(Some[2], Some[3]));

        decision.LimitedDataUse.Should().Be(LimitedDataUse.ForState(1000));
        decision.Removes("user_data.ph").Should().BeTrue();
        decision.Removes("custom_data.value").Should().BeTrue();
        decision.Removes("user_data.em").Should().BeFalse();
        ConsentDecision.Combine(decision, ConsentDecision.Deny("x")).Denial.Should().Be("x");
    }

    [Theory]
    [InlineData(true, null, 0, 0)]
    [InlineData(false, "US-CA", 1, 1000)]
    [InlineData(false, "US-RI", 1, 1013)]
    [InlineData(false, "US-OH", null, null)]
    [InlineData(false, "US", null, null)]
    [InlineData(false, "DE", null, null)]
    [InlineData(false, null, null, null)]
    public void Geolocation_without_an_address_becomes_a_state_or_nothing(bool hasIp, string? region, int? country, int? state)
    {
        ConsentRegion? parsed = Asked.Region(region);
        LimitedDataUse? resolved = LimitedDataUseResolution.Resolve(LimitedDataUse.Geolocate, hasIp, parsed);

        (resolved?.Country).Should().Be(country);
        (resolved?.State).Should().Be(state);
        LimitedDataUseResolution.Resolve(LimitedDataUse.NotSpecified, hasIp, parsed).Should().Be(LimitedDataUse.NotSpecified);
    }

    [Theory]
    [InlineData("us-ca", "US-CA")]
    [InlineData("uk", "GB")]
    [InlineData("de_BY", "DE-BY")]
    [InlineData("Germany", null)]
    [InlineData("US-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_region_is_read_by_its_form(string? text, string? expected)
    {
        (Asked.Region(text)?.ToString()).Should().Be(expected);
    }

    [Fact]
    public void Signals_print_neither_strings_nor_the_subject_key()
    {
        var signals = new ConsentSignals
        {
            Purposes = ConsentPurposes.None.With(ConsentPurposes.Advertising, ConsentState.Granted),
            Region = Asked.Region("DE"),
            SubjectKey = "marker-subject",
            TcString = "marker-tc",
        };

        signals.ToString().Should().Be("advertising Granted (DE)");
        signals.Should().Be(signals with { Purposes = ConsentPurposes.None.With(ConsentPurposes.Advertising, ConsentState.Granted) });
    }
}
