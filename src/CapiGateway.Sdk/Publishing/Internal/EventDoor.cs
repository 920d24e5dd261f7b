using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Where events come in: decide, accept, count, each exactly once. Thread-safe.</summary>
internal sealed class EventDoor(
    EventDecider decider,
    DataSourceWatch watch,
    EventAcceptance acceptance,
    ProcessingJournal journal,
    JournalWriter deliveries,
    DoorLedger ledger,
    GatewayStatistics statistics,
    CopyPairs pairs,
    ILogger logger)
{
    private readonly DriftWatch _drift = new(statistics, logger);
    private readonly ConcurrentDictionary<string, bool> _toldRules = new(StringComparer.Ordinal);

    public async ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, string? dataSourceId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (watch.ReadyAsync() is { IsCompleted: false } opening)
        {
            await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        EventDecision decision = await decider.DecideAsync(conversion, dataSourceId, cancellationToken).ConfigureAwait(false);
        TellFirstInvalid(decision);
        if (decision.Count == 1)
        {
            return new PublishReceipt(
                conversion.EventId,
                await FinishAsync(conversion, decision.First, decision.IsUnaddressed, cancellationToken).ConfigureAwait(false),
                decision.Diagnostics);
        }

        var receipts = new DataSourceReceipt[decision.Count];
        for (int index = 0; index < receipts.Length; index++)
        {
            // Once one data source has the event, cancelling would leave the caller with half a receipt.
            CancellationToken token = index == 0 ? cancellationToken : CancellationToken.None;
            receipts[index] = await FinishAsync(conversion, decision[index], isUnaddressed: false, token).ConfigureAwait(false);
        }

        return new PublishReceipt(conversion.EventId, receipts, decision.Diagnostics);
    }

    private async ValueTask<DataSourceReceipt> FinishAsync(
        ConversionEvent conversion, TargetDecision target, bool isUnaddressed, CancellationToken cancellationToken)
    {
        DataSourceReceipt receipt = target.ToReceipt();
        try
        {
            if (target.Outcome == PublishOutcome.Accepted)
            {
                receipt = await acceptance.AcceptAsync(conversion, target, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            ledger.Count(receipt with { Outcome = PublishOutcome.Refused, Reason = PublishReason.Cancelled }, conversion.EventName, isUnaddressed);
            throw;
        }

        ledger.Count(receipt, conversion.EventName, isUnaddressed);
        deliveries.Record(conversion, target, receipt);
        if (receipt.Outcome is PublishOutcome.Accepted or PublishOutcome.Duplicate)
        {
            // Another event under a known id shows here or nowhere.
            _drift.Observe(target.DataSourceId, target.Reduced!);
            pairs.RecordServer(target.DataSourceId, conversion.EventName, conversion.EventId, conversion.EventTime);
        }

        await journal.WriteAsync(conversion, target, receipt.Outcome).ConfigureAwait(false);
        return receipt;
    }

    private void TellFirstInvalid(EventDecision decision)
    {
        for (int index = 0; index < decision.Diagnostics.Count; index++)
        {
            EventDiagnostic diagnostic = decision.Diagnostics[index];
            if (diagnostic.Severity == DiagnosticSeverity.Error && _toldRules.TryAdd(diagnostic.Id, true))
            {
                logger.FirstInvalid(diagnostic.Rule.ToString(), diagnostic.Field, diagnostic.Message);
            }
        }
    }
}
