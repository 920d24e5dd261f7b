using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// The gateway's copy of its registry: read without waiting, replaced as a whole. Until the registry was read for the first time it holds
/// what code and configuration gave, and nothing may leave. Thread-safe.
/// </summary>
internal sealed class DataSourceCatalog : IDisposable
{
    private readonly RegistryReader _registry;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private DataSourceDirectory _current;
    private long? _revision;
    private bool _isLoaded;

    public DataSourceCatalog(RegistryReader registry, IReadOnlyList<DataSourceEntry> seeds, TimeProvider clock, ILogger logger)
    {
        _registry = registry;
        Seeds = seeds;
        _clock = clock;
        _logger = logger;
        _current = new DataSourceDirectory(seeds);
    }

    /// <summary>What code and configuration gave.</summary>
    public IReadOnlyList<DataSourceEntry> Seeds { get; }

    public DataSourceDirectory Current => Volatile.Read(ref _current);

    /// <summary>Whether the registry was read at least once.</summary>
    public bool IsLoaded => Volatile.Read(ref _isLoaded);

    /// <summary>Reads the registry if it has changed. Returns the directories before and after.</summary>
    public async Task<DirectoryChange> RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        DataSourceDirectory before = Current;
        try
        {
            long? revision = await _registry.RevisionAsync(cancellationToken).ConfigureAwait(false);
            if (revision is null || (revision == _revision && !_registry.IsFailing))
            {
                return new DirectoryChange(before, before);
            }

            // Read after the revision: what changes between the two is read again next time.
            if (await _registry.ListAsync(cancellationToken).ConfigureAwait(false) is not { } entries)
            {
                return new DirectoryChange(before, before);
            }

            _revision = revision;
            Replace(new DataSourceDirectory(await WithSeedsAsync(entries, cancellationToken).ConfigureAwait(false)));
            return new DirectoryChange(before, Current);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever the host's answer holds, its registry is asked again.
            _registry.Fail(exception.GetType().Name, HookFailure.Threw);
            return new DirectoryChange(before, before);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Saves an entry and, once it is saved, puts it in force here. <see langword="null"/> when nobody knows whether it was saved.</summary>
    public async Task<(DataSourceSaveStatus? Status, DirectoryChange Change)> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            DataSourceDirectory before = Current;
            DataSourceSaveStatus? status = await _registry.SaveAsync(entry, cancellationToken).ConfigureAwait(false);
            if (status == DataSourceSaveStatus.Saved)
            {
                Replace(before.With(entry with { Version = entry.Version + 1 }));
            }

            return (status, new DirectoryChange(before, Current));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private void Replace(DataSourceDirectory directory)
    {
        Volatile.Write(ref _current, directory);
        Volatile.Write(ref _isLoaded, true);
    }

    // Code adds what is absent; what is there, removed ones included, was decided by somebody and stays.
    private async ValueTask<List<DataSourceEntry>> WithSeedsAsync(IReadOnlyList<DataSourceEntry> entries, CancellationToken cancellationToken)
    {
        Dictionary<string, DataSourceEntry> known = entries.ToDictionary(entry => entry.DataSource.Id, StringComparer.Ordinal);
        foreach (DataSourceEntry seed in Seeds)
        {
            if (known.TryGetValue(seed.DataSource.Id, out DataSourceEntry? saved))
            {
                if (!IsLoaded && saved.DataSource != seed.DataSource)
                {
                    _logger.SeedDiffers(seed.DataSource.Id);
                }

                continue;
            }

            DataSourceEntry added = seed with { ChangedAt = _clock.GetUtcNow() };
            DataSourceSaveStatus? status = await _registry.SaveAsync(added, cancellationToken).ConfigureAwait(false);
            if (status == DataSourceSaveStatus.Conflict)
            {
                // Somebody else added it a moment ago; the next reading brings it.
                _revision = null;
            }

            known.Add(seed.DataSource.Id, status == DataSourceSaveStatus.Saved ? added with { Version = 1 } : added);
        }

        return [.. known.Values];
    }
}
