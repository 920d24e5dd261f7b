using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>The strings of consent signals, decoded. What is malformed or too long is not there, and has a diagnostic. Never throws.</summary>
internal sealed class SignalReading
{
    // Some ten times what banners write. The strings come from browsers, and anybody may send anything.
    public const int LongestString = 65_536;

    private readonly List<EventDiagnostic> _diagnostics = [];

    private SignalReading()
    {
    }

    public TcConsent? TcString { get; private set; }

    public AdditionalConsentString? AdditionalConsent { get; private set; }

    public GppConsent? Gpp { get; private set; }

    public OptOutSignal UsPrivacy { get; private set; }

    public IReadOnlyList<EventDiagnostic> Diagnostics => _diagnostics;

    public static SignalReading Of(ConsentSignals signals)
    {
        var result = new SignalReading();
        result.Read(signals);
        return result;
    }

    private static bool IsTooLong(string text) => text.Length > LongestString;

    private void Read(ConsentSignals signals)
    {
        if (signals.GppString is { Length: > 0 } gpp)
        {
            Gpp = IsTooLong(gpp) ? null : GppConsent.Parse(gpp.Trim());
            Note(Gpp is null, ConsentRules.GppStringMalformed, "gpp");
            Note(Gpp?.HasUndecoded == true, ConsentRules.GppSectionNotDecoded, "gpp");
        }

        if (signals.TcString is { Length: > 0 } tc)
        {
            TcString = IsTooLong(tc) ? null : TcConsent.Parse(tc.AsSpan().Trim());
            Note(TcString is null, ConsentRules.TcStringMalformed, "tc_string");
        }

        if (signals.AdditionalConsent is { Length: > 0 } additional)
        {
            AdditionalConsent = IsTooLong(additional) ? null : AdditionalConsentString.Parse(additional.AsSpan().Trim());
            Note(AdditionalConsent is null, ConsentRules.AdditionalConsentMalformed, "additional_consent");
        }

        if (signals.UsPrivacy is { Length: > 0 } privacy)
        {
            OptOutSignal? signal = IsTooLong(privacy) ? null : UsPrivacyString.Parse(privacy.AsSpan().Trim());
            UsPrivacy = signal ?? OptOutSignal.Unknown;
            Note(signal is null, ConsentRules.UsPrivacyMalformed, "us_privacy");
        }

        TcString ??= Gpp?.TcString;
        UsPrivacy = UsPrivacy == OptOutSignal.Unknown ? Gpp?.UsPrivacy ?? OptOutSignal.Unknown : UsPrivacy;
    }

    private void Note(bool applies, DiagnosticRule rule, string field)
    {
        if (applies)
        {
            _diagnostics.Add(new EventDiagnostic(rule, field));
        }
    }
}
