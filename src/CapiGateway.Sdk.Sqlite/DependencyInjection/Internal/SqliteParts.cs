using CapiGateway.Sdk.Sqlite.DataSources.Internal;
using CapiGateway.Sdk.Sqlite.Outbox.Internal;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;

/// <summary>What a gateway keeps in its file, opened together and closed together.</summary>
internal sealed class SqliteParts : IAsyncDisposable, IDisposable
{
    private readonly OutboxMaintenance _maintenance;

    public SqliteParts(SqliteOptions options, TimeProvider clock, ILogger logger)
    {
        var tables = new OutboxTables(options.MaxBytes);
        var leases = new LeaseClock(clock);
        bool keepsJournal = options.JournalCapacity > 0;
        Store = SqliteStore.Open(StoreSettings.From(options), tables.Parts);
        _maintenance = new OutboxMaintenance(Store, tables, options, clock, logger);
        Outbox = new SqliteOutbox(Store, tables, new Settler(tables, leases, keepsJournal), leases, clock, logger);
        Journal = new SqliteDeliveryJournal(Store, keepsJournal);
        Activity = new SqliteActivityStore(Store, tables.Activity);
        Registry = new SqliteDataSourceRegistry(Store);
        logger.StoreOpened(Store.Path, options.Durability);
    }

    public SqliteStore Store { get; }

    public SqliteOutbox Outbox { get; }

    public SqliteDeliveryJournal Journal { get; }

    public SqliteActivityStore Activity { get; }

    public SqliteDataSourceRegistry Registry { get; }

    public static SqliteParts Open(IServiceProvider services, string name) => new(
        services.GetRequiredService<IOptionsMonitor<SqliteOptions>>().Get(name),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILoggerFactory>().CreateLogger("CapiGateway.Sdk.Sqlite"));

    /// <summary>Does now what is done every few seconds.</summary>
    public Task MaintainAsync() => _maintenance.RunAsync();

    public async ValueTask DisposeAsync()
    {
        _maintenance.Dispose();
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _maintenance.Dispose();
        Store.Dispose();
    }
}
