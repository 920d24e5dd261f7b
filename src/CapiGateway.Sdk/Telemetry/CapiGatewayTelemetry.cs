namespace CapiGateway.Sdk.Telemetry;

/// <summary>The names under which the library's metrics and traces are found.</summary>
/// <example>
/// With OpenTelemetry:
/// <code needs="OpenTelemetry.Extensions.Hosting">
/// builder.Services.AddOpenTelemetry()
///     .WithMetrics(metrics => metrics.AddMeter(CapiGatewayTelemetry.MeterName))
///     .WithTracing(tracing => tracing.AddSource(CapiGatewayTelemetry.ActivitySourceName));
/// </code>
/// </example>
public static class CapiGatewayTelemetry
{
    /// <summary>The name of the meter: <c>CapiGateway.Sdk</c>.</summary>
    public const string MeterName = "CapiGateway.Sdk";

    /// <summary>The name of the activity source: <c>CapiGateway.Sdk</c>.</summary>
    public const string ActivitySourceName = "CapiGateway.Sdk";

    internal static string? Version { get; } = typeof(CapiGatewayTelemetry).Assembly.GetName().Version?.ToString(fieldCount: 3);
}
