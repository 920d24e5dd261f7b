using System.Collections.Concurrent;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Where events come in: decide, store, count, each exactly once. Thread-safe.</summary>
internal sealed class EventDoor(EventDecider decider, OutboxIntake intake, IntakeGate gate, GatewayStatistics statistics, CopyPairs pairs, TimeProvider clock, ILogger logger)
{
    // Ids of data sources that nobody has set up may be anything, so they are counted together.
    private const string UnknownDataSource = "(unknown)";

    private readonly DriftWatch _drift = new(statistics, logger);
    private readonly ConcurrentDictionary<string, bool> _toldRules = new(StringComparer.Ordinal);

    public async ValueTask<PublishReceipt> PublishAsync(ConversionEvent conversion, string? dataSourceId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        EventDecision decision = decider.Decide(conversion, dataSourceId);
        TellFirstInvalid(decision);
        if (decision.Targets.Count == 1)
        {
            return new PublishReceipt(
                conversion.EventId,
                await StoreAsync(decision.Targets[0], conversion.EventName, decision.IsUnaddressed, cancellationToken).ConfigureAwait(false),
                decision.Diagnostics);
        }

        var receipts = new DataSourceReceipt[decision.Targets.Count];
        for (int index = 0; index < receipts.Length; index++)
        {
            // Once one data source has the event, cancelling would leave the caller with half a receipt.
            CancellationToken token = index == 0 ? cancellationToken : CancellationToken.None;
            receipts[index] = await StoreAsync(decision.Targets[index], conversion.EventName, isUnaddressed: false, token).ConfigureAwait(false);
        }

        return new PublishReceipt(conversion.EventId, receipts, decision.Diagnostics);
    }

    private async ValueTask<DataSourceReceipt> StoreAsync(TargetDecision target, string eventName, bool isUnaddressed, CancellationToken cancellationToken)
    {
        DataSourceReceipt receipt = target.ToReceipt();
        try
        {
            if (target.Outcome == PublishOutcome.Accepted)
            {
                receipt = await StoreAsync(target, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            Count(receipt with { Outcome = PublishOutcome.Refused, Reason = PublishReason.Cancelled }, eventName, isUnaddressed);
            throw;
        }

        Count(receipt, eventName, isUnaddressed);
        return receipt;
    }

    private async ValueTask<DataSourceReceipt> StoreAsync(TargetDecision target, CancellationToken cancellationToken)
    {
        if (!gate.TryEnter())
        {
            return new DataSourceReceipt(target.DataSourceId, PublishOutcome.Refused, PublishReason.Stopped);
        }

        try
        {
            OutboxEvent entry = target.ToOutboxEvent(clock.GetUtcNow());
            (PublishOutcome outcome, PublishReason reason) = await intake.StoreAsync(entry, cancellationToken).ConfigureAwait(false);
            if (outcome == PublishOutcome.Accepted)
            {
                _drift.Observe(target.DataSourceId, target.Reduced!);
                pairs.RecordServer(target.DataSourceId, entry.EventName, entry.EventId, target.Reduced!.EventTime);
            }

            return new DataSourceReceipt(target.DataSourceId, outcome, reason);
        }
        finally
        {
            gate.Exit();
        }
    }

    private void Count(DataSourceReceipt receipt, string eventName, bool isUnaddressed)
    {
        string id = receipt.Reason is PublishReason.UnknownDataSource or PublishReason.NotEnabled ? UnknownDataSource : receipt.DataSourceId;
        logger.Tell(id, eventName, receipt.Outcome, receipt.Reason);
        if (receipt.Outcome == PublishOutcome.Disabled)
        {
            statistics.Unaddressed.CountDisabled();
        }
        else if (receipt.Outcome == PublishOutcome.Invalid && isUnaddressed)
        {
            statistics.Unaddressed.CountInvalid();
        }
        else
        {
            statistics.Page(id).Count(eventName, receipt.Outcome, receipt.Reason);
        }
    }

    private void TellFirstInvalid(EventDecision decision)
    {
        foreach (EventDiagnostic diagnostic in decision.Diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error && _toldRules.TryAdd(diagnostic.Id, true))
            {
                logger.FirstInvalid(diagnostic.Rule.ToString(), diagnostic.Field, diagnostic.Message);
            }
        }
    }
}
