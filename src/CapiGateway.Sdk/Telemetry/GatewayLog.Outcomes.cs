using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>One message an event and outcome, for whoever looks for one event: 11x the door, 22x the ends.</summary>
internal static partial class GatewayLog
{
    private const string AtTheDoor = "{EventName} for data source {DataSource}: ";

    [LoggerMessage(110, LogLevel.Debug, AtTheDoor + "accepted.", EventName = "EventAccepted")]
    public static partial void EventAccepted(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(111, LogLevel.Debug, AtTheDoor + "invalid ({Reason}).", EventName = "EventInvalid")]
    public static partial void EventInvalid(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(112, LogLevel.Debug, AtTheDoor + "not connected ({Reason}).", EventName = "EventNotConnected")]
    public static partial void EventNotConnected(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(113, LogLevel.Debug, AtTheDoor + "denied by consent ({Reason}).", EventName = "EventConsentDenied")]
    public static partial void EventConsentDenied(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(114, LogLevel.Debug, AtTheDoor + "filtered ({Reason}).", EventName = "EventFiltered")]
    public static partial void EventFiltered(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(115, LogLevel.Debug, AtTheDoor + "publishing is off ({Reason}).", EventName = "EventPublishingOff")]
    public static partial void EventPublishingOff(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(116, LogLevel.Debug, AtTheDoor + "published before ({Reason}).", EventName = "EventDuplicate")]
    public static partial void EventDuplicate(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(117, LogLevel.Debug, AtTheDoor + "refused ({Reason}).", EventName = "EventRefused")]
    public static partial void EventRefused(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(118, LogLevel.Debug, AtTheDoor + "the gateway is switched off.", EventName = "EventDisabled")]
    public static partial void EventDisabled(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(220, LogLevel.Debug, AtTheDoor + "delivered.", EventName = "EventDelivered")]
    public static partial void EventDelivered(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(221, LogLevel.Debug, AtTheDoor + "unconfirmed; Meta said repeatedly that it received fewer events than were sent.", EventName = "EventUnconfirmed")]
    public static partial void EventUnconfirmed(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(222, LogLevel.Debug, AtTheDoor + "withdrawn.", EventName = "EventWithdrawn")]
    public static partial void EventWithdrawn(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(223, LogLevel.Debug, AtTheDoor + "buried.", EventName = "EventEndedBuried")]
    public static partial void EventEndedBuried(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(224, LogLevel.Debug, AtTheDoor + "expired.", EventName = "EventExpired")]
    public static partial void EventExpired(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(225, LogLevel.Debug, AtTheDoor + "evicted for a newer one.", EventName = "EventEvicted")]
    public static partial void EventEvicted(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(226, LogLevel.Information, "{Count} events that waited for data source {DataSource} were erased at a person's request.", EventName = "EventsErased")]
    public static partial void EventsErased(this ILogger logger, string dataSource, int count);
}
