using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Asks for Limited Data Use when a section of the IAB's GPP string for the United States says that the person opted out of sale, sharing or
/// targeted advertising, or carries Global Privacy Control. Sections of other states than the person's do not count. Safe for concurrent use.
/// </summary>
/// <param name="whenUnknown">What it means that there is no such section, or it does not say.</param>
public sealed class GppPolicy(UnknownConsent whenUnknown) : IConsentPolicy
{
    private readonly UnknownConsent _whenUnknown = UnknownAnswer.Chosen(whenUnknown);

    /// <inheritdoc/>
    public string Name => "GPP";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(UnknownAnswer.Of(
            ExplicitSignals.Gpp(context.Reading, context.Signals.Region),
            _whenUnknown,
            context.Signals.Region));
}
