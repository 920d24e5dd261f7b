using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Counts what became of events that went past the outbox, in the same book: what reached Meta as accepted and as its end, what did not as
/// refused, for it waits nowhere. Thread-safe.
/// </summary>
internal sealed class DirectLedger(DoorLedger door, GatewayStatistics statistics, CopyPairs pairs)
{
    public void Count(ConversionEvent conversion, EventDecision decision, SendResult result)
    {
        DataSourceReceipt receipt = ReceiptOf(decision.First, result);
        door.Count(receipt, conversion.EventName, decision.IsUnaddressed);
        if (EndOf(result) is { } end)
        {
            door.CountEnd(receipt.DataSourceId, conversion.EventName, end);
        }

        if (receipt.Outcome is PublishOutcome.Accepted or PublishOutcome.Duplicate)
        {
            pairs.RecordServer(receipt.DataSourceId, conversion.EventName, conversion.EventId, conversion.EventTime);
        }
    }

    public void CountRequest(string dataSourceId) => statistics.Page(dataSourceId).CountRequest();

    private static DataSourceReceipt ReceiptOf(TargetDecision target, SendResult result) => result switch
    {
        { Publish: PublishOutcome.Refused } => target.ToReceipt() with { Outcome = PublishOutcome.Refused, Reason = PublishReason.Stopped },
        { Publish: not PublishOutcome.Accepted } => target.ToReceipt() with { Outcome = result.Publish },
        { Outcome: SendOutcome.Failed } => target.ToReceipt() with { Outcome = PublishOutcome.Refused, Reason = PublishReason.NotDelivered },

        // The caller cancelled before it was its turn.
        { Outcome: SendOutcome.NotSent } => target.ToReceipt() with { Outcome = PublishOutcome.Refused, Reason = PublishReason.Cancelled },
        _ => target.ToReceipt(),
    };

    private static SettlementKind? EndOf(SendResult result) => result.Outcome switch
    {
        SendOutcome.Delivered => SettlementKind.Delivered,
        SendOutcome.Rejected => SettlementKind.Buried,
        _ => null,
    };
}
