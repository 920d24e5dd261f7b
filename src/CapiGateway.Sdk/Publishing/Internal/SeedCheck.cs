using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Checks in the background, once, the data sources that code and configuration gave: they are active without anybody having confirmed
/// them. One warning each, and a mark for the health check; nothing is held up.
/// </summary>
internal sealed class SeedCheck(DataSourceCatalog catalog, IDataSourceProbe probe, GatewayVitals vitals, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Begins the check and does not wait for it.</summary>
    public Task StartAsync() => Task.Run(() => RunAsync(_stopping.Token), CancellationToken.None);

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        foreach (DataSourceEntry entry in catalog.Seeds.Select(seed => catalog.Current.Find(seed.DataSource.Id)).OfType<DataSourceEntry>())
        {
            // A hosted gateway takes an event before it judges it, so there is nothing to learn from it.
            if (entry.State != DataSourceState.Active || entry.DataSource.Destination.Kind == DestinationKind.HostedGateway)
            {
                continue;
            }

            ConfirmationResult found;
            try
            {
                found = await probe.ProbeAsync(entry.DataSource, maySendTestEvent: false, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (!found.IsGood)
            {
                logger.DataSourceUnconfirmed(entry.DataSource.Id, found.Verdict.ToString(), found.Code, found.Subcode, found.FbTraceId, found.Advice);
            }

            vitals.Of(entry.DataSource.Id).Checked(found.IsBad ? found.Advice : null);
        }
    }
}
