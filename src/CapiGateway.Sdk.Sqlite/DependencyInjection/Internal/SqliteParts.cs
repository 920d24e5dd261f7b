using CapiGateway.Sdk.Sqlite.Outbox.Internal;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;

/// <summary>What a gateway keeps in its file, opened together and closed together.</summary>
internal sealed class SqliteParts : IAsyncDisposable, IDisposable
{
    private readonly SqliteStore _store;
    private readonly OutboxMaintenance _maintenance;

    public SqliteParts(SqliteOptions options, TimeProvider clock, ILogger logger)
    {
        var tables = new OutboxTables(options.MaxBytes);
        bool keepsJournal = options.JournalCapacity > 0;
        _store = SqliteStore.Open(StoreSettings.From(options), tables.Parts);
        _maintenance = new OutboxMaintenance(_store, tables, options, clock, logger);
        Outbox = new SqliteOutbox(_store, tables, new Settler(tables, keepsJournal), clock, logger);
        Journal = new SqliteDeliveryJournal(_store, keepsJournal);
        logger.StoreOpened(_store.Path, options.Durability);
    }

    public SqliteOutbox Outbox { get; }

    public SqliteDeliveryJournal Journal { get; }

    public static SqliteParts Open(IServiceProvider services, string name) => new(
        services.GetRequiredService<IOptionsMonitor<SqliteOptions>>().Get(name),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILoggerFactory>().CreateLogger("CapiGateway.Sdk.Sqlite"));

    /// <summary>Does now what is done every few seconds.</summary>
    public Task MaintainAsync() => _maintenance.RunAsync();

    public async ValueTask DisposeAsync()
    {
        _maintenance.Dispose();
        await _store.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _maintenance.Dispose();
        _store.Dispose();
    }
}
