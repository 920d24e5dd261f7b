using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>One message an event and outcome, for whoever looks for one event: 12x the door, 23x the ends.</summary>
internal static partial class GatewayLog
{
    private const string AtTheDoor = "{EventName} for data source {DataSource}: ";

    [LoggerMessage(120, LogLevel.Debug, AtTheDoor + "accepted.", EventName = "EventAccepted")]
    public static partial void EventAccepted(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(121, LogLevel.Debug, AtTheDoor + "invalid ({Reason}).", EventName = "EventInvalid")]
    public static partial void EventInvalid(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(122, LogLevel.Debug, AtTheDoor + "not connected ({Reason}).", EventName = "EventNotConnected")]
    public static partial void EventNotConnected(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(123, LogLevel.Debug, AtTheDoor + "denied by consent ({Reason}).", EventName = "EventConsentDenied")]
    public static partial void EventConsentDenied(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(124, LogLevel.Debug, AtTheDoor + "filtered ({Reason}).", EventName = "EventFiltered")]
    public static partial void EventFiltered(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(125, LogLevel.Debug, AtTheDoor + "publishing is off ({Reason}).", EventName = "EventPublishingOff")]
    public static partial void EventPublishingOff(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(126, LogLevel.Debug, AtTheDoor + "published before ({Reason}).", EventName = "EventDuplicate")]
    public static partial void EventDuplicate(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(127, LogLevel.Debug, AtTheDoor + "refused ({Reason}).", EventName = "EventRefused")]
    public static partial void EventRefused(this ILogger logger, string eventName, string dataSource, string reason);

    [LoggerMessage(128, LogLevel.Debug, AtTheDoor + "the gateway is switched off.", EventName = "EventDisabled")]
    public static partial void EventDisabled(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(230, LogLevel.Debug, AtTheDoor + "delivered.", EventName = "EventDelivered")]
    public static partial void EventDelivered(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(231, LogLevel.Debug, AtTheDoor + "unconfirmed; Meta said repeatedly that it received fewer events than were sent.", EventName = "EventUnconfirmed")]
    public static partial void EventUnconfirmed(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(232, LogLevel.Debug, AtTheDoor + "withdrawn.", EventName = "EventWithdrawn")]
    public static partial void EventWithdrawn(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(233, LogLevel.Debug, AtTheDoor + "buried.", EventName = "EventEndedBuried")]
    public static partial void EventEndedBuried(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(234, LogLevel.Debug, AtTheDoor + "expired.", EventName = "EventExpired")]
    public static partial void EventExpired(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(235, LogLevel.Debug, AtTheDoor + "evicted for a newer one.", EventName = "EventEvicted")]
    public static partial void EventEvicted(this ILogger logger, string eventName, string dataSource);

    [LoggerMessage(236, LogLevel.Information, "{Count} events that waited for data source {DataSource} were erased at a person's request.", EventName = "EventsErased")]
    public static partial void EventsErased(this ILogger logger, string dataSource, int count);
}
