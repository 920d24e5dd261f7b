namespace CapiGateway.Sdk.Telemetry;

/// <summary>Whom the health check asks.</summary>
internal interface IHealthSource
{
    ValueTask<HealthAnswer> CheckAsync(CancellationToken cancellationToken);
}
