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

        // Looked up as part of the call: the dictionary is the host's too.
        (ConsentSignals[]? current, HookFailure failure) = await HookCall.AskAsync(
            (source, keys, stored),
            static async (state, token) => await state.source.GetCurrentAsync(state.keys, token).ConfigureAwait(false) is { } found
                ? state.stored.Select(signals => Now(signals, found)).ToArray()
                : null,
            deadline,
            clock,
            cancellationToken).ConfigureAwait(false);
        if (failure != HookFailure.None)
        {
            failed(source.GetType().Name, failure);
            return stored;
        }

        return current!;
    }

    private static ConsentSignals Now(ConsentSignals stored, IReadOnlyDictionary<string, ConsentSignals> current) =>
        stored.SubjectKey is { } key && current.TryGetValue(key, out ConsentSignals? now) && now is not null ? now : stored;
}
