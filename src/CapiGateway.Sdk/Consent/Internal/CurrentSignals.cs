using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Consent.Internal;

/// <summary>The signals that count when waiting events are sent: the current ones, or those stored with the event. Never throws for the host.</summary>
internal sealed class CurrentSignals(IConsentSignalsSource? source, TimeSpan deadline, TimeProvider clock, Action<string, HookFailure> failed)
{
    public async ValueTask<IReadOnlyList<ConsentSignals>> GetAsync(IReadOnlyList<ConsentSignals> stored, CancellationToken cancellationToken)
    {
        string[] keys = [.. stored.Select(signals => signals.SubjectKey).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (source is null || keys.Length == 0)
        {
            return stored;
        }

        (IReadOnlyDictionary<string, ConsentSignals>? current, HookFailure failure) = await HookCall.AskAsync(
            (source, keys),
            static (state, token) => state.source.GetCurrentAsync(state.keys, token),
            deadline,
            clock,
            cancellationToken).ConfigureAwait(false);
        if (failure != HookFailure.None)
        {
            failed(source.GetType().Name, failure);
            return stored;
        }

        return [.. stored.Select(signals => signals.SubjectKey is { } key && current!.GetValueOrDefault(key) is { } now ? now : signals)];
    }
}
