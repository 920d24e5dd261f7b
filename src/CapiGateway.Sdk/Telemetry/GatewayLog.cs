using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>
/// Every log message of the library. Ids are stable: 1xx the door, 2xx delivery, 3xx start and stop. No message holds a value of an event
/// or a secret.
/// </summary>
internal static partial class GatewayLog
{
    [LoggerMessage(101, LogLevel.Warning, "An event was invalid for the first time by rule {Rule} at {Field}: {Message} Further ones are counted, not logged.", EventName = "FirstInvalid")]
    public static partial void FirstInvalid(this ILogger logger, string rule, string field, string message);

    [LoggerMessage(102, LogLevel.Error, "The outbox failed to store an event for data source {DataSource}; the event was refused.", EventName = "OutboxAppendFailed")]
    public static partial void OutboxAppendFailed(this ILogger logger, Exception exception, string dataSource);

    [LoggerMessage(103, LogLevel.Warning, "The outbox of data source {DataSource} is full; events are refused or evicted. Further ones are counted, not logged.", EventName = "OutboxFull")]
    public static partial void OutboxFull(this ILogger logger, string dataSource);

    [LoggerMessage(104, LogLevel.Error, "A loss listener threw; the loss was counted all the same.", EventName = "LossListenerFailed")]
    public static partial void LossListenerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(111, LogLevel.Error, "{Hook} failed for the first time ({Failure}); what its contract says for this case was done. Further failures are counted in GatewayStatistics.HookFailures, not logged.", EventName = "HookFailed")]
    public static partial void HookFailed(this ILogger logger, string hook, string failure);

    [LoggerMessage(151, LogLevel.Warning, "Drift at data source {DataSource}: {Rule} {EventName}: {Message} Logged once; the count is in GatewayStatistics.DriftOf.", EventName = "DriftFound")]
    public static partial void DriftFound(this ILogger logger, string dataSource, string rule, string eventName, string message);

    [LoggerMessage(152, LogLevel.Warning, "The activity store failed ({Failure}); counting goes on in memory, and what it did not take is handed over again.", EventName = "ActivityStoreFailed")]
    public static partial void ActivityStoreFailed(this ILogger logger, string failure);

    [LoggerMessage(201, LogLevel.Error, "Data source {DataSource} is paused until {Until:u}: {Reason} (code {Code}, subcode {Subcode}, trace {FbTraceId}). Its events are kept.", EventName = "DataSourcePaused")]
    public static partial void DataSourcePaused(this ILogger logger, string dataSource, DateTimeOffset until, string reason, int? code, int? subcode, string? fbTraceId);

    [LoggerMessage(202, LogLevel.Warning, "Data source {DataSource} waits until {Until:u}: {Reason} (code {Code}, subcode {Subcode}, trace {FbTraceId}).", EventName = "DataSourceBackingOff")]
    public static partial void DataSourceBackingOff(this ILogger logger, string dataSource, DateTimeOffset until, string reason, int? code, int? subcode, string? fbTraceId);

    [LoggerMessage(203, LogLevel.Information, "Data source {DataSource} sends again.", EventName = "DataSourceResumed")]
    public static partial void DataSourceResumed(this ILogger logger, string dataSource);

    [LoggerMessage(204, LogLevel.Error, "Meta rejected an event of data source {DataSource} alone (code {Code}, subcode {Subcode}, trace {FbTraceId}); it was buried.", EventName = "EventBuried")]
    public static partial void EventBuried(this ILogger logger, string dataSource, int? code, int? subcode, string? fbTraceId);

    [LoggerMessage(205, LogLevel.Warning, "{Count} events of data source {DataSource} became too old for Meta while they waited.", EventName = "EventsExpired")]
    public static partial void EventsExpired(this ILogger logger, string dataSource, int count);

    [LoggerMessage(206, LogLevel.Warning, "Meta received fewer events of data source {DataSource} than were sent ({Received} of {Sent}, trace {FbTraceId}).", EventName = "PartlyReceived")]
    public static partial void PartlyReceived(this ILogger logger, string dataSource, int received, int sent, string? fbTraceId);

    [LoggerMessage(207, LogLevel.Warning, "Meta has a message on a request of data source {DataSource} that it took (trace {FbTraceId}): {Message}", EventName = "MetaMessage")]
    public static partial void MetaMessage(this ILogger logger, string dataSource, string? fbTraceId, string message);

    [LoggerMessage(208, LogLevel.Error, "The publishing loop of data source {DataSource} failed and goes on.", EventName = "PumpFailed")]
    public static partial void PumpFailed(this ILogger logger, Exception exception, string dataSource);

    [LoggerMessage(209, LogLevel.Error, "The access token provider failed for data source {DataSource}.", EventName = "CredentialFailed")]
    public static partial void CredentialFailed(this ILogger logger, Exception exception, string dataSource);

    [LoggerMessage(210, LogLevel.Information, "{Count} events of data source {DataSource} were withdrawn while they waited.", EventName = "EventsWithdrawn")]
    public static partial void EventsWithdrawn(this ILogger logger, string dataSource, int count);

    [LoggerMessage(301, LogLevel.Warning, "ShutdownTimeout of gateway '{Gateway}' is {Own}, longer than the {Host} that the host gives to all its services; draining will be cut short. Raise HostOptions.ShutdownTimeout or lower ShutdownTimeout.", EventName = "ShutdownTimeoutTooLong")]
    public static partial void ShutdownTimeoutTooLong(this ILogger logger, string gateway, TimeSpan own, TimeSpan host);

    [LoggerMessage(302, LogLevel.Information, "Gateway '{Gateway}' drained: {Sent} events sent, {Left} left, {Lost} lost.", EventName = "GatewayDrained")]
    public static partial void GatewayDrained(this ILogger logger, string gateway, int sent, int left, int lost);

    [LoggerMessage(303, LogLevel.Warning, "Gateway '{Gateway}' stopped with {Events} events in an in-memory outbox; they are lost. A durable outbox would keep them.", EventName = "EventsAbandoned")]
    public static partial void EventsAbandoned(this ILogger logger, string gateway, int events);

    [LoggerMessage(304, LogLevel.Information, "Gateway '{Gateway}' is switched off (Enabled is false); it accepts no events.", EventName = "GatewayDisabled")]
    public static partial void GatewayDisabled(this ILogger logger, string gateway);

    [LoggerMessage(305, LogLevel.Warning, "Data source {DataSource} has a test event code; every event shows in Test Events. Remove it in production.", EventName = "TestEventCodeInUse")]
    public static partial void TestEventCodeInUse(this ILogger logger, string dataSource);

    [LoggerMessage(306, LogLevel.Warning, "Version {Version} of the Graph API ends in {Days} days. Set CapiGatewayOptions.GraphApiVersion to a newer one.", EventName = "GraphVersionEndsSoon")]
    public static partial void GraphVersionEndsSoon(this ILogger logger, string version, int days);

    [LoggerMessage(307, LogLevel.Error, "Version {Version} of the Graph API has ended; Meta refuses its calls. Set CapiGatewayOptions.GraphApiVersion to a newer one.", EventName = "GraphVersionEnded")]
    public static partial void GraphVersionEnded(this ILogger logger, string version);

    [LoggerMessage(308, LogLevel.Error, "Gateway '{Gateway}' stops without waiting any longer for {Step}.", EventName = "StopAbandoned")]
    public static partial void StopAbandoned(this ILogger logger, Exception exception, string gateway, string step);

    [LoggerMessage(309, LogLevel.Error, "The outbox of gateway '{Gateway}' failed at the start; it is asked again for what an earlier process left.", EventName = "OutboxAwayAtStart")]
    public static partial void OutboxAwayAtStart(this ILogger logger, Exception exception, string gateway);

    [LoggerMessage(310, LogLevel.Information, "The outbox of gateway '{Gateway}' answers; what an earlier process left is taken up.", EventName = "OutboxBack")]
    public static partial void OutboxBack(this ILogger logger, string gateway);

    [LoggerMessage(311, LogLevel.Warning, "Gateway '{Gateway}' has no consent policy: only what an event's own signals refuse is held back. Add one with AddConsentPolicy; docs/consent.md says which.", EventName = "NoConsentPolicy")]
    public static partial void NoConsentPolicy(this ILogger logger, string gateway);
}
