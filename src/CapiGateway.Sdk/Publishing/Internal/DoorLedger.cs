using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Counts and logs what became of events at the door, whichever way they leave. Thread-safe.</summary>
internal sealed class DoorLedger(GatewayStatistics statistics, ILogger logger)
{
    // Ids of data sources that nobody has set up may be anything, so they are counted together.
    private const string UnknownDataSource = "(unknown)";

    public void Count(DataSourceReceipt receipt, string eventName, bool isUnaddressed)
    {
        string id = receipt.Reason is PublishReason.UnknownDataSource or PublishReason.NotEnabled ? UnknownDataSource : receipt.DataSourceId;
        logger.Tell(id, eventName, receipt.Outcome, receipt.Reason, receipt.Detail);
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
            statistics.Page(id).Count(eventName, receipt.Outcome, receipt.Reason, receipt.Detail);
        }
    }

    /// <summary>An event that went past the outbox came to its end.</summary>
    public void CountEnd(string dataSourceId, string eventName, SettlementKind end)
    {
        logger.Tell(dataSourceId, eventName, end);
        statistics.Page(dataSourceId).Count(eventName, end);
    }
}
