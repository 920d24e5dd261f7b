using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Pairs the browser's copies that a host reports with the events that came to the door, data source by data source. Costs nothing for a data
/// source of which no copy was reported. Thread-safe.
/// </summary>
internal sealed class CopyPairs(ActivityBook book)
{
    public const int MostDataSources = 256;

    private readonly ConcurrentDictionary<string, SourcePairs> _sources = new(StringComparer.Ordinal);

    public void RecordBrowser(string dataSourceId, string eventName, string eventId, DateTimeOffset time)
    {
        if (_sources.TryGetValue(dataSourceId, out SourcePairs? known) || _sources.Count < MostDataSources)
        {
            (known ?? _sources.GetOrAdd(dataSourceId, static (id, book) => new SourcePairs(id, book), book)).Record(eventName, eventId, time, fromBrowser: true);
        }
    }

    public void RecordServer(string dataSourceId, string eventName, string eventId, DateTimeOffset time)
    {
        if (_sources.TryGetValue(dataSourceId, out SourcePairs? pairs))
        {
            pairs.Record(eventName, eventId, time, fromBrowser: false);
        }
    }
}
