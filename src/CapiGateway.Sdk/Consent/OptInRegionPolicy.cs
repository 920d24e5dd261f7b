using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Where the law asks for consent beforehand, sends only with consent to <see cref="ConsentPurposes.Advertising"/>. Elsewhere it has nothing
/// to say. Where the region is not known, it may be such a region. Safe for concurrent use.
/// </summary>
/// <param name="whenUnknown">What it means that nothing is known about consent.</param>
/// <param name="countries">Countries of ISO 3166-1; default <see cref="OptInRegions.Default"/>.</param>
public sealed class OptInRegionPolicy(UnknownConsent whenUnknown, IEnumerable<string>? countries = null) : IConsentPolicy
{
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
        ConsentState state = signals.Purposes[ConsentPurposes.Advertising] is not ConsentState.Unknown and var stated
            ? stated
            : signals.GoogleConsentMode?.AdUserData ?? ConsentState.Unknown;
        return ValueTask.FromResult(!applies || state == ConsentState.Granted ? ConsentDecision.Allow
            : state == ConsentState.Denied ? ConsentDecision.Deny(ConsentReasons.Denied)
            : UnknownAnswer.Of(_whenUnknown, signals.Region));
    }
}
