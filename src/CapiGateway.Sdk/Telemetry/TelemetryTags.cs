namespace CapiGateway.Sdk.Telemetry;

/// <summary>The names of the tags of metrics and spans. No tag ever carries a value of an event.</summary>
internal static class TelemetryTags
{
    /// <summary>The gateway's name; absent for the one without a name.</summary>
    public const string Gateway = "capigateway.gateway";

    public const string Source = "capigateway.data_source";

    public const string EventName = "capigateway.event_name";

    public const string Outcome = "capigateway.outcome";

    public const string Reason = "capigateway.reason";

    public const string Hook = "capigateway.hook";

    public const string Version = "capigateway.graph_version";

    public const string BatchSize = "capigateway.batch.size";

    public const string FbTraceId = "capigateway.fbtrace_id";

    public const string Status = "http.response.status_code";
}
