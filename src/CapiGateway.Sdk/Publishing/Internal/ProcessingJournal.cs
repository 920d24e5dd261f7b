using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Writes the record of processing, where the host keeps one: what was let go or denied, never what was only looked at. A record that fails
/// holds up no event: that the event may be sent does not hang on it. Thread-safe.
/// </summary>
internal sealed class ProcessingJournal(
    IProcessingRecord? record, string policies, TimeSpan deadline, TimeProvider clock, HookWatch failures)
{
    /// <summary>Writes what the door decided; only of events that were accepted or denied.</summary>
    public ValueTask WriteAsync(ConversionEvent conversion, TargetDecision target, PublishOutcome outcome) =>
        record is not null && outcome is PublishOutcome.Accepted or PublishOutcome.ConsentDenied
            ? WriteAsync(conversion, target.DataSource!, conversion.Consent, new ConsentOutcome(target.Reduced, target.Detail, policies, []))
            : ValueTask.CompletedTask;

    public async ValueTask WriteAsync(ConversionEvent conversion, DataSource dataSource, ConsentSignals signals, ConsentOutcome outcome)
    {
        if (record is null)
        {
            return;
        }

        // The event is stored by now, so the caller's token no longer counts.
        HookFailure failure = await HookCall.TellAsync(
            (record, ProcessingEntries.Of(conversion, dataSource, signals, outcome, clock.GetUtcNow())),
            static (state, token) => state.record.WriteAsync(state.Item2, token),
            deadline,
            clock,
            CancellationToken.None).ConfigureAwait(false);
        if (failure != HookFailure.None)
        {
            failures.Report(record.GetType().Name, failure);
        }
    }
}
