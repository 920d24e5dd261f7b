using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Sends only when the TCF version 2 string grants all that is asked for: purposes, vendor, additional consent; restrictions of the
/// publisher count. Safe for concurrent use.
/// </summary>
/// <remarks>The IAB's <i>Consent string and vendor list formats v2</i>; Google's <i>Additional Consent technical specification</i>.</remarks>
public sealed class TcfPolicy : IConsentPolicy
{
    private readonly TcfPolicyOptions _options;

    /// <summary>Makes the policy.</summary>
    /// <param name="options">What to ask for.</param>
    /// <exception cref="ArgumentNullException">There are no options.</exception>
    /// <exception cref="ArgumentOutOfRangeException">What unknown means was not chosen.</exception>
    public TcfPolicy(TcfPolicyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        UnknownAnswer.Chosen(options.WhenUnknown);
        _options = options;
    }

    /// <inheritdoc/>
    public string Name => "TCF";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken)
    {
        SignalReading reading = context.Reading;
        return ValueTask.FromResult(reading.TcString is not { } tc ? UnknownAnswer.Of(_options.WhenUnknown, context.Signals.Region)
            : IsGranted(tc) && HasAdditionalConsent(reading) ? ConsentDecision.Allow
            : ConsentDecision.Deny(ConsentReasons.Denied));
    }

    private bool HasAdditionalConsent(SignalReading reading) =>
        _options.AdditionalConsentId is not { } provider || reading.AdditionalConsent?.HasConsent(provider) == true;

    private bool IsGranted(TcConsent tc) =>
        _options.Purposes.All(purpose => HasConsent(tc, purpose)
            || (_options.LegitimateInterestPurposes.Contains(purpose) && HasLegitimateInterest(tc, purpose)))
        && _options.LegitimateInterestPurposes.Except(_options.Purposes)
            .All(purpose => HasLegitimateInterest(tc, purpose) || HasConsent(tc, purpose));

    private bool HasConsent(TcConsent tc, int purpose)
    {
        if (purpose == 1 && tc.PurposeOneTreatment)
        {
            return true;
        }

        return tc.HasConsent(purpose)
            && (_options.VendorId is not { } vendor
                || (tc.HasVendorConsent(vendor)
                    && tc.Restriction(purpose, vendor) is not (TcRestriction.NotAllowed or TcRestriction.RequireLegitimateInterest)));
    }

    // The TCF knows no legitimate interest for storage.
    private bool HasLegitimateInterest(TcConsent tc, int purpose) =>
        purpose != 1
        && tc.HasLegitimateInterest(purpose)
        && (_options.VendorId is not { } vendor
            || (tc.HasVendorLegitimateInterest(vendor)
                && tc.Restriction(purpose, vendor) is not (TcRestriction.NotAllowed or TcRestriction.RequireConsent)));
}
