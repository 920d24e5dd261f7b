namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The registry of a gateway that is told no other. What was switched is forgotten with the process. Thread-safe.</summary>
internal sealed class InMemoryDataSourceRegistry : IDataSourceRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DataSourceEntry> _entries = new(StringComparer.Ordinal);
    private long _revision;

    public ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<DataSourceEntry>>([.. _entries.Values]);
        }
    }

    public ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Interlocked.Read(ref _revision));

    public ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            long version = _entries.TryGetValue(entry.DataSource.Id, out DataSourceEntry? saved) ? saved.Version : 0;
            if (version != entry.Version)
            {
                return ValueTask.FromResult(DataSourceSaveStatus.Conflict);
            }

            _entries[entry.DataSource.Id] = entry with { Version = version + 1 };
            _revision++;
            return ValueTask.FromResult(DataSourceSaveStatus.Saved);
        }
    }
}
