using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Logs what became of an event, each outcome under an id of its own. Nothing but a comparison when the level is off.</summary>
internal static class OutcomeLog
{
    /// <summary>What became of it at the door.</summary>
    /// <param name="logger">The log.</param>
    /// <param name="dataSource">The data source.</param>
    /// <param name="eventName">The event's name.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="reason">Why.</param>
    /// <param name="detail">Why, in the words of a filter or a policy; told instead of the reason when there is one.</param>
    public static void Tell(
        this ILogger logger, string dataSource, string eventName, PublishOutcome outcome, PublishReason reason, string? detail = null)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        string why = detail ?? TagText<PublishReason>.Of(reason);
        switch (outcome)
        {
            case PublishOutcome.Accepted:
                logger.EventAccepted(eventName, dataSource);
                break;
            case PublishOutcome.Invalid:
                logger.EventInvalid(eventName, dataSource, why);
                break;
            case PublishOutcome.NotConnected:
                logger.EventNotConnected(eventName, dataSource, why);
                break;
            case PublishOutcome.ConsentDenied:
                logger.EventConsentDenied(eventName, dataSource, why);
                break;
            case PublishOutcome.Filtered:
                logger.EventFiltered(eventName, dataSource, why);
                break;
            case PublishOutcome.PublishingOff:
                logger.EventPublishingOff(eventName, dataSource, why);
                break;
            case PublishOutcome.Duplicate:
                logger.EventDuplicate(eventName, dataSource, why);
                break;
            case PublishOutcome.Refused:
                logger.EventRefused(eventName, dataSource, why);
                break;
            case PublishOutcome.Disabled:
                logger.EventDisabled(eventName, dataSource);
                break;
        }
    }

    /// <summary>To which end it came.</summary>
    public static void Tell(this ILogger logger, string dataSource, string eventName, SettlementKind end)
    {
        if (!logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        switch (end)
        {
            case SettlementKind.Delivered:
                logger.EventDelivered(eventName, dataSource);
                break;
            case SettlementKind.Unconfirmed:
                logger.EventUnconfirmed(eventName, dataSource);
                break;
            case SettlementKind.Withdrawn:
                logger.EventWithdrawn(eventName, dataSource);
                break;
            case SettlementKind.Buried:
                logger.EventEndedBuried(eventName, dataSource);
                break;
            case SettlementKind.Expired:
                logger.EventExpired(eventName, dataSource);
                break;
            case SettlementKind.Evicted:
                logger.EventEvicted(eventName, dataSource);
                break;
        }
    }
}
