using System.Collections.Concurrent;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>What the last probe of each data source found out. Thread-safe.</summary>
internal sealed class DataSourceHealth
{
    private readonly ConcurrentDictionary<string, ConfirmationResult> _last = new(StringComparer.Ordinal);

    /// <summary>The ids of the data sources whose id or token is known to be bad.</summary>
    public IReadOnlyList<string> Unhealthy => [.. _last.Where(pair => pair.Value.IsBad).Select(pair => pair.Key)];

    public ConfirmationResult? LastOf(string dataSourceId) => _last.GetValueOrDefault(dataSourceId);

    public void Record(string dataSourceId, ConfirmationResult result) => _last[dataSourceId] = result;
}
