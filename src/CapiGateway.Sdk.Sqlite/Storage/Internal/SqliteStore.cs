namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// The file: one thread that writes, grouping what waits into one commit, and one that reads, each with a connection of its own. Thread-safe.
/// Disposing waits for nobody; disposing asynchronously waits until what was handed in is done and the file is closed.
/// </summary>
internal sealed class SqliteStore : IAsyncDisposable, IDisposable
{
    private readonly StoreThread _writer;
    private readonly StoreThread _reader;
    private readonly WriteAheadLog _log;

    private SqliteStore(Database writing, Database reading, StoreSettings settings, IReadOnlyList<ICommitPart> parts)
    {
        Path = settings.Path;
        _log = new WriteAheadLog(writing, settings);

        // A process that was killed while it erased somebody left it undone.
        _log.TryEmpty();
        var commits = new GroupCommit(writing, _log, parts);
        _reader = new StoreThread("CapiGateway SQLite reader", reading, new Pace(isGrouping: false), jobs => Read(reading, jobs));
        _writer = new StoreThread("CapiGateway SQLite writer", writing, new Pace(isGrouping: true), jobs =>
        {
            commits.Run(jobs);
            _log.Bound();
        });
    }

    public string Path { get; }

    /// <summary>Opens the file, makes or upgrades it as needed, and starts its threads.</summary>
    /// <exception cref="SqliteStoreException">The file cannot be used; it says why and what to do.</exception>
    public static SqliteStore Open(StoreSettings settings, params IReadOnlyList<ICommitPart> parts)
    {
        Database writing = DatabaseFile.OpenForWriting(settings);
        try
        {
            return new SqliteStore(writing, DatabaseFile.OpenForReading(settings), settings, parts);
        }
        catch
        {
            writing.Dispose();
            throw;
        }
    }

    /// <summary>Does something in a transaction that it may share with others; completes when that is committed.</summary>
    public Task<T> WriteAsync<T>(Func<Database, T> work, CancellationToken cancellationToken) =>
        _writer.RunAsync(new Job<T>(work), cancellationToken);

    /// <summary>The same, for what takes events in: it fails when the file was taken away meanwhile.</summary>
    public Task<T> TakeInAsync<T>(Func<Database, T> work, CancellationToken cancellationToken) =>
        _writer.RunAsync(new Job<T>(work) { IsIntake = true }, cancellationToken);

    public Task<T> ReadAsync<T>(Func<Database, T> work, CancellationToken cancellationToken) =>
        _reader.RunAsync(new Job<T>(work), cancellationToken);

    /// <summary>Empties the log when that was tried before and readers were in the way.</summary>
    public async Task PayLogAsync()
    {
        if (_log.IsOwed)
        {
            await EmptyLogAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Copies the log into the file and empties it, so that nothing that was erased stands in it any more.</summary>
    public Task<bool> EmptyLogAsync(CancellationToken cancellationToken) =>
        _writer.RunAsync(new Job<bool>(_ => _log.TryEmpty()) { IsOutsideTransaction = true }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Task.WhenAll(_writer.Ended, _reader.Ended).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
    }

    // Each in a transaction of its own, so that it sees one state of the file.
    private static void Read(Database database, List<Job> jobs)
    {
        foreach (Job job in jobs.Where(static job => job.TryStart()))
        {
            try
            {
                database.Run("BEGIN");
                job.Run(database);
                database.Run("COMMIT");
                job.Complete();
            }
            catch (Exception exception)
            {
                job.Fail(database.TryRollBack() ?? exception);
            }
        }
    }
}
