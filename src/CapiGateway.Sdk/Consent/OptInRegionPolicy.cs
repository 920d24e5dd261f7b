using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Where the law asks for consent beforehand, sends only with consent to <see cref="ConsentPurposes.Advertising"/>. Elsewhere it has nothing
/// to say. Where the region is not known, it may be such a region. Safe for concurrent use.
/// </summary>
/// <remarks>
/// The purposes come first, then <c>ad_user_data</c> of Google's consent mode. Where neither says anything, a TCF version 2 string with consent
/// to purposes 1, 3 and 4 is consent: to store, to make and to use profiles for advertising. <see cref="TcfPolicy"/> asks it for more.
/// </remarks>
/// <param name="whenUnknown">What it means that nothing is known about consent.</param>
/// <param name="countries">Countries of ISO 3166-1; default <see cref="OptInRegions.Default"/>.</param>
public sealed class OptInRegionPolicy(UnknownConsent whenUnknown, IEnumerable<string>? countries = null) : IConsentPolicy
{
    // What the TCF lets nobody do by legitimate interest.
    private static readonly int[] AdvertisingPurposes = [1, 3, 4];

    private readonly UnknownConsent _whenUnknown = UnknownAnswer.Chosen(whenUnknown);
    private readonly IReadOnlySet<string> _countries = countries?.ToHashSet(StringComparer.OrdinalIgnoreCase) ?? OptInRegions.Default;

    /// <inheritdoc/>
    public string Name => "opt-in regions";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken)
    {
        ConsentSignals signals = context.Signals;
        bool applies = signals.Region is null || _countries.Contains(signals.Region.Country);
        ConsentState state = StateOf(context);
        return ValueTask.FromResult(!applies || state == ConsentState.Granted ? ConsentDecision.Allow
            : state == ConsentState.Denied ? ConsentDecision.Deny(ConsentReasons.Denied)
            : UnknownAnswer.Of(_whenUnknown, signals.Region));
    }

    private static ConsentState StateOf(ConsentContext context)
    {
        ConsentState stated = context.Signals.Purposes[ConsentPurposes.Advertising];
        stated = stated == ConsentState.Unknown ? context.Signals.GoogleConsentMode?.AdUserData ?? ConsentState.Unknown : stated;
        return stated == ConsentState.Unknown && context.Reading.TcString is { } tc && Array.TrueForAll(AdvertisingPurposes, purpose => tc.HasConsent(purpose))
            ? ConsentState.Granted
            : stated;
    }
}
