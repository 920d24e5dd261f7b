using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Ties a gateway to its host. Draining begins in <see cref="StoppingAsync"/>, while the other services still stop and may still publish;
/// <see cref="StoppedAsync"/> closes the door.
/// </summary>
internal sealed class GatewayLifetime(
    ConversionGateway gateway,
    string name,
    CapiGatewayOptions options,
    DataSourceCatalog catalog,
    TestEventCodes codes,
    SeedCheck check,
    bool hasConsentPolicy,
    TimeSpan? hostShutdownTimeout,
    ILogger logger)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            logger.GatewayDisabled(name);
        }
        else if (!hasConsentPolicy)
        {
            logger.NoConsentPolicy(name);
        }

        if (hostShutdownTimeout is { } host && options.ShutdownTimeout > host)
        {
            logger.ShutdownTimeoutTooLong(name, options.ShutdownTimeout, host);
        }

        return Task.CompletedTask;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await gateway.StartAsync(cancellationToken).ConfigureAwait(false);
        foreach (DataSourceEntry entry in catalog.Current.All.Where(entry => entry.State != DataSourceState.Removed))
        {
            codes.Warn(entry.DataSource);
        }

        if (options is { Enabled: true, CheckDataSourcesAtStart: true })
        {
            _ = check.StartAsync();
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => gateway.DrainAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) =>
        await gateway.EndAsync(cancellationToken).ConfigureAwait(false);
}
