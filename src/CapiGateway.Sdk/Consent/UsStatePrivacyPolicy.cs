using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Consent;

/// <summary>
/// In a state of the United States that has Limited Data Use, asks for it when the person opted out by any signal. Elsewhere it has nothing
/// to say; somewhere in the United States, Meta is asked to find the state. Safe for concurrent use.
/// </summary>
/// <param name="whenUnknown">What it means that no signal says anything.</param>
/// <param name="states">The states; default <see cref="UsPrivacyStates.All"/>.</param>
/// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>.</remarks>
public sealed class UsStatePrivacyPolicy(UnknownConsent whenUnknown, IReadOnlyList<UsPrivacyState>? states = null) : IConsentPolicy
{
    private readonly UnknownConsent _whenUnknown = UnknownAnswer.Chosen(whenUnknown);
    private readonly IReadOnlyList<UsPrivacyState> _states = states ?? UsPrivacyStates.All;

    /// <inheritdoc/>
    public string Name => "US state privacy";

    /// <inheritdoc/>
    public string Version => "1";

    /// <inheritdoc/>
    public ValueTask<ConsentDecision> DecideAsync(ConsentContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Decide(context));

    private static OptOutSignal SignalOf(ConsentContext context)
    {
        ConsentSignals signals = context.Signals;
        ReadOnlySpan<OptOutSignal> all =
        [
            signals.GlobalPrivacyControl switch { true => OptOutSignal.OptedOut, false => OptOutSignal.NotOptedOut, null => OptOutSignal.Unknown },
            signals.Purposes[ConsentPurposes.Advertising] == ConsentState.Granted ? OptOutSignal.NotOptedOut : OptOutSignal.Unknown,
            context.Reading.UsPrivacy,
            ExplicitSignals.Gpp(context.Reading, signals.Region),
        ];
        return all.Contains(OptOutSignal.OptedOut) ? OptOutSignal.OptedOut
            : all.Contains(OptOutSignal.NotOptedOut) ? OptOutSignal.NotOptedOut
            : OptOutSignal.Unknown;
    }

    private ConsentDecision Decide(ConsentContext context)
    {
        if (context.Signals.Region is not { Country: "US" } region)
        {
            return ConsentDecision.Allow;
        }

        LimitedDataUse limited = LimitedDataUse.Geolocate;
        if (region.Subdivision is { } subdivision)
        {
            UsPrivacyState? state = _states.FirstOrDefault(candidate => candidate.Subdivision == subdivision);
            if (state is null || state.Since > DateOnly.FromDateTime(context.Conversion.EventTime.UtcDateTime))
            {
                return ConsentDecision.Allow;
            }

            limited = LimitedDataUse.ForState(state.Code);
        }

        return SignalOf(context) switch
        {
            OptOutSignal.OptedOut => ConsentDecision.AllowWith(limited),
            OptOutSignal.NotOptedOut => ConsentDecision.Allow,
            _ when _whenUnknown == UnknownConsent.AllowWithLimitedDataUse => ConsentDecision.AllowWith(limited),
            _ => UnknownAnswer.Of(_whenUnknown, region),
        };
    }
}
