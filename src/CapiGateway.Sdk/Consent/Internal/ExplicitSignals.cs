using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>
/// What the signals themselves say, whatever policies there are: an explicit denial denies, and an explicit opt-out limits. Silence allows.
/// </summary>
internal static class ExplicitSignals
{
    public static ConsentDecision Decide(ConsentSignals signals, SignalReading reading)
    {
        if (signals.Purposes[ConsentPurposes.Advertising] == ConsentState.Denied
            || signals.GoogleConsentMode?.AdUserData == ConsentState.Denied
            || reading.TcString is { PurposeOneTreatment: false } tc && !tc.HasConsent(1))
        {
            return ConsentDecision.Deny(ConsentReasons.Denied);
        }

        ConsentDecision decision = IsOptedOut(signals, reading) ? UnknownAnswer.LimitedIn(signals.Region) : ConsentDecision.Allow;

        // Without consent to cookies for advertising, the ids from Meta's cookies stay here.
        return signals.GoogleConsentMode?.AdStorage == ConsentState.Denied
            ? ConsentDecision.Combine(decision, ConsentDecision.AllowWithout("user_data.fbc", "user_data.fbp"))
            : decision;
    }

    /// <summary>What the sections of a GPP string say together: one opt-out counts.</summary>
    public static OptOutSignal Gpp(SignalReading reading, ConsentRegion? region)
    {
        OptOutSignal strictest = OptOutSignal.Unknown;
        foreach (GppSection section in reading.Gpp?.Sections ?? [])
        {
            if (section.State is null || region?.Subdivision is null || section.State == region.Subdivision)
            {
                strictest = (OptOutSignal)Math.Max((int)strictest, (int)section.OptOut);
            }
        }

        return strictest;
    }

    private static bool IsOptedOut(ConsentSignals signals, SignalReading reading) =>
        signals.GlobalPrivacyControl == true
        || reading.UsPrivacy == OptOutSignal.OptedOut
        || Gpp(reading, signals.Region) == OptOutSignal.OptedOut
        || signals.GoogleConsentMode?.AdPersonalization == ConsentState.Denied;
}
