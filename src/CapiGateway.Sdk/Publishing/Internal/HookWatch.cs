using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Counts what the host's own parts get wrong, and logs the first failure of each. Thread-safe.</summary>
internal sealed class HookWatch(GatewayStatistics statistics, ILogger logger)
{
    public void Report(string hook, HookFailure failure)
    {
        if (statistics.CountHookFailure(hook, failure))
        {
            logger.HookFailed(hook, failure.ToString());
        }
    }
}
