using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Asks for Limited Data Use when the IAB's US privacy string says that the person opted out of sale. Safe for concurrent use.
/// </summary>
/// <param name="whenUnknown">What it means that there is no such string, or it does not say.</param>
public sealed class UsPrivacyStringPolicy(UnknownConsent whenUnknown) : IConsentPolicy
{
    private readonly UnknownConsent _whenUnknown = UnknownAnswer.Chosen(whenUnknown);

    /// <inheritdoc/>
    public string Name => "US privacy string";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(UnknownAnswer.Of(
            context.Reading.UsPrivacy,
            _whenUnknown,
            context.Signals.Region));
}
