using CapiGateway.Sdk.Consent.Internal;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// Asks for Limited Data Use when the browser sends <c>Sec-GPC: 1</c>. Safe for concurrent use.
/// </summary>
/// <param name="whenUnknown">What it means that it is not known whether it does.</param>
public sealed class GlobalPrivacyControlPolicy(UnknownConsent whenUnknown) : IConsentPolicy
{
    private readonly UnknownConsent _whenUnknown = UnknownAnswer.Chosen(whenUnknown);

    /// <inheritdoc/>
    public string Name => "Global Privacy Control";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(UnknownAnswer.Of(
            context.Signals.GlobalPrivacyControl switch { true => OptOutSignal.OptedOut, false => OptOutSignal.NotOptedOut, null => OptOutSignal.Unknown },
            _whenUnknown,
            context.Signals.Region));
}
