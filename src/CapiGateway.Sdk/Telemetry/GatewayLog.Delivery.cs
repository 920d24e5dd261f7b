using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Telemetry;

/// <content>22x: delivery in doubt, and what keeps it going.</content>
internal static partial class GatewayLog
{
    [LoggerMessage(221, LogLevel.Warning, "The host's clock is {Seconds} s {Direction} Meta's, by three answers in a row; events are checked by Meta's clock until it is right. Correct it.", EventName = "ClockSkewed")]
    public static partial void ClockSkewed(this ILogger logger, int seconds, string direction);

    [LoggerMessage(222, LogLevel.Error, "{Events} business messaging events of data source {DataSource} may or may not have arrived; they were buried, as AmbiguousMessaging says, and can be sent again from the dead letters (trace {FbTraceId}).", EventName = "MessagingBuriedInDoubt")]
    public static partial void MessagingBuriedInDoubt(this ILogger logger, string dataSource, int events, string? fbTraceId);

    [LoggerMessage(223, LogLevel.Error, "The outbox failed to settle events of data source {DataSource}; it is tried again.", EventName = "SettleFailed")]
    public static partial void SettleFailed(this ILogger logger, Exception exception, string dataSource);

    [LoggerMessage(224, LogLevel.Error, "The delivery journal failed; entries are missing from it, events are not. Logged once a minute.", EventName = "JournalFailed")]
    public static partial void JournalFailed(this ILogger logger, Exception? exception);

    [LoggerMessage(225, LogLevel.Error, "Gateway '{Gateway}' could not drain its outbox.", EventName = "DrainFailed")]
    public static partial void DrainFailed(this ILogger logger, Exception exception, string gateway);
}
