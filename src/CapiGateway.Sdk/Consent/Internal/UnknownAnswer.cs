using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>What a host chose for a signal that is not there, as a decision.</summary>
internal static class UnknownAnswer
{
    public static UnknownConsent Chosen(UnknownConsent whenUnknown) =>
        whenUnknown is UnknownConsent.Allow or UnknownConsent.AllowWithLimitedDataUse or UnknownConsent.Deny
            ? whenUnknown
            : throw new ArgumentOutOfRangeException(nameof(whenUnknown), whenUnknown, "Choose what it means that nothing is known; there is no default.");

    public static ConsentDecision Of(UnknownConsent whenUnknown, ConsentRegion? region) => whenUnknown switch
    {
        UnknownConsent.Allow => ConsentDecision.Allow,
        UnknownConsent.AllowWithLimitedDataUse => LimitedIn(region),
        _ => ConsentDecision.Deny(ConsentReasons.Unknown),
    };

    /// <summary>Limited Data Use for the state of the region, or geolocated where none is known.</summary>
    public static ConsentDecision LimitedIn(ConsentRegion? region) => ConsentDecision.AllowWith(
        UsPrivacyStates.Find(region) is { } state ? LimitedDataUse.ForState(state.Code) : LimitedDataUse.Geolocate);

    public static ConsentDecision Of(OptOutSignal signal, UnknownConsent whenUnknown, ConsentRegion? region) => signal switch
    {
        OptOutSignal.OptedOut => LimitedIn(region),
        OptOutSignal.NotOptedOut => ConsentDecision.Allow,
        _ => Of(whenUnknown, region),
    };
}
