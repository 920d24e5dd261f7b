using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class UnsentFactsTests
{
    private const string Marker = "MARKERVALUE";

    [Fact]
    public void Consent_and_purpose_stay_with_the_event_and_are_neither_written_nor_printed_nor_compared()
    {
        ConsentSignals signals = ConsentSignals.None with
        {
            TcString = Marker,
            GppString = Marker,
            UsPrivacy = Marker,
            LawfulBasis = Marker,
            Source = Marker,
            SubjectKey = Marker,
        };

        ConversionEvent told = Some.Purchase().WithConsent(signals).WithSecPurpose(" " + Marker + " ").Build();

        told.Consent.Should().BeSameAs(signals);
        told.SecPurpose.Should().Be(Marker);
        Json.Text(told).Should().NotContain(Marker);
        told.ToString().Should().NotContain(Marker);
        told.Should().Be(Some.Purchase().Build());
    }

    [Fact]
    public void An_event_that_is_not_told_knows_nothing()
    {
        Some.Purchase().Build().Consent.Should().BeSameAs(ConsentSignals.None);
        Some.Purchase().WithSecPurpose(" ").Build().SecPurpose.Should().BeNull();
        FluentActions.Invoking(() => Some.Purchase().WithConsent(null!)).Should().Throw<ArgumentNullException>();
    }

    [Fact]
    public void A_messaging_event_can_carry_consent_too()
    {
        ConsentSignals signals = ConsentSignals.None with { LawfulBasis = "consent" };

        ConversionEvent.Create(MessagingEventNames.LeadSubmitted).FromMessenger("11", "22").WithConsent(signals).WithSecPurpose("prefetch").Build()
            .Should().Match<ConversionEvent>(conversion => conversion.Consent == signals && conversion.SecPurpose == "prefetch");
    }
}
