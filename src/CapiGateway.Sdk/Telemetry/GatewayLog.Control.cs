using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>4xx: data sources and their switches.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(401, LogLevel.Error, "The data source registry failed ({Reason}); what was read last stays in force. Further failures in a row are counted, not logged.", EventName = "RegistryFailed")]
    public static partial void RegistryFailed(this ILogger logger, string reason);

    [LoggerMessage(402, LogLevel.Information, "The data source registry answers again.", EventName = "RegistryAnswersAgain")]
    public static partial void RegistryAnswersAgain(this ILogger logger);

    [LoggerMessage(403, LogLevel.Information, "Data source {DataSource} is set up otherwise in the registry than in code or configuration; the registry's settings are used.", EventName = "SeedDiffers")]
    public static partial void SeedDiffers(this ILogger logger, string dataSource);

    [LoggerMessage(405, LogLevel.Error, "What a switch of data source {DataSource} asks for failed; it is tried again.", EventName = "SwitchFailed")]
    public static partial void SwitchFailed(this ILogger logger, Exception exception, string dataSource);

    [LoggerMessage(406, LogLevel.Error, "The administration audit failed ({Reason}) for {Operation} on data source {DataSource}; the change holds all the same.", EventName = "AuditFailed")]
    public static partial void AuditFailed(this ILogger logger, string reason, string operation, string dataSource);

    [LoggerMessage(407, LogLevel.Warning, "Data source {DataSource} could not be confirmed: {Verdict} (code {Code}, subcode {Subcode}, trace {FbTraceId}). {Advice}", EventName = "DataSourceUnconfirmed")]
    public static partial void DataSourceUnconfirmed(this ILogger logger, string dataSource, string verdict, int? code, int? subcode, string? fbTraceId, string advice);

    [LoggerMessage(408, LogLevel.Warning, "The test event code of data source {DataSource} expired at {ExpiredAt:u} and is not sent any more. Remove it.", EventName = "TestEventCodeExpired")]
    public static partial void TestEventCodeExpired(this ILogger logger, string dataSource, DateTimeOffset expiredAt);

    [LoggerMessage(409, LogLevel.Error, "The configuration of the data sources was changed and is not valid: {Fault} What was read last stays in force.", EventName = "ConfigurationNotValid")]
    public static partial void ConfigurationNotValid(this ILogger logger, string fault);
}
