using System.Globalization;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>
/// Forgets what is past its retention and gives free pages back to the disk: every half minute, a bounded piece at a time, so that publishing
/// never waits long.
/// </summary>
internal sealed class OutboxMaintenance : IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan ActivityRetention = TimeSpan.FromDays(62);

    private const int RowsAtOnce = 2_000;
    private const int PagesAtOnce = 1_024;

    // A few free pages are used again soon; more than a quarter of the file is what an outage left behind.
    private const long PagesWorthKeeping = 256;
    private const int ShareWorthKeeping = 4;

    // A key with its place in both indexes.
    private const int BytesOfKey = 80;

    private readonly SqliteStore _store;
    private readonly OutboxTables _tables;
    private readonly SqliteOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ITimer _timer;

    // Keys may take half of the file, or events would find no room in one that was made small.
    private readonly int _mostKeys;
    private int _isRunning;

    public OutboxMaintenance(SqliteStore store, OutboxTables tables, SqliteOptions options, TimeProvider clock, ILogger logger)
    {
        (_store, _tables, _options, _clock, _logger) = (store, tables, options, clock, logger);
        _mostKeys = (int)Math.Min(options.DeduplicationCapacity, options.MaxBytes / 2 / BytesOfKey);
        _timer = clock.CreateTimer(static state => _ = ((OutboxMaintenance)state!).RunUnlessRunningAsync(), this, Period, Period);
    }

    /// <summary>Does all that there is to do.</summary>
    public async Task RunAsync()
    {
        while (await _store.WriteAsync(Prune, CancellationToken.None).ConfigureAwait(false) >= RowsAtOnce)
        {
            // There is more; what waits meanwhile goes first.
        }

        while (await _store.WriteAsync(Shrink, CancellationToken.None).ConfigureAwait(false))
        {
            // As above.
        }

        if (await _store.WriteAsync(_ => _tables.Room.TakeForgotten(), CancellationToken.None).ConfigureAwait(false) is var forgotten && forgotten != default)
        {
            _logger.MadeRoom(_store.Path, forgotten.Entries, forgotten.Letters);
        }

        await _store.PayLogAsync().ConfigureAwait(false);
    }

    public void Dispose() => _timer.Dispose();

    private async Task RunUnlessRunningAsync()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) != 0)
        {
            return;
        }

        try
        {
            await RunAsync().ConfigureAwait(false);
        }
        catch (SqliteStoreException exception) when (exception.Problem == SqliteStoreProblem.Closed)
        {
            // The next gateway on the file does it.
        }
        catch (Exception exception)
        {
            _logger.MaintenanceFailed(exception, _store.Path);
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    // Returns the most rows that any table lost.
    private int Prune(Database database)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        int claims = _tables.Claims.Prune(database, now, _mostKeys, RowsAtOnce);
        int entries = JournalTable.Prune(database, now - _options.JournalRetention, now, _options.JournalCapacity, RowsAtOnce);
        int letters = DeadLetterTable.Prune(database, now - _options.DeadLetterRetention, RowsAtOnce);
        int counts = ActivityTable.Prune(database, now - ActivityRetention, RowsAtOnce);
        return Math.Max(Math.Max(claims, counts), Math.Max(entries, letters));
    }

    private static bool Shrink(Database database)
    {
        long free = Pages(database, "PRAGMA freelist_count");
        if (free <= Math.Max(PagesWorthKeeping, Pages(database, "PRAGMA page_count") / ShareWorthKeeping))
        {
            return false;
        }

        // A file that was salvaged may have been made without this; then none is given back.
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA incremental_vacuum({PagesAtOnce})"));
        return Pages(database, "PRAGMA freelist_count") < free;
    }

    private static long Pages(Database database, string sql) => long.Parse(database.Read(sql) ?? "0", CultureInfo.InvariantCulture);
}
