using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Shows every accepted event to the drift observer of its data source, and logs each finding once. Thread-safe.</summary>
internal sealed class DriftWatch(GatewayStatistics statistics, ILogger logger)
{
    public void Observe(string dataSourceId, ConversionEvent conversion)
    {
        if (statistics.Drift(dataSourceId).Observe(conversion) is { } news)
        {
            foreach (DriftFinding finding in news)
            {
                logger.DriftFound(dataSourceId, finding.Rule.ToString(), finding.EventName, finding.Rule.Message);
            }
        }
    }
}
