using System.Buffers;
using System.Text.Json;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.DataSources.Internal;

/// <summary>The registry of data sources in the gateway's file, shared by all processes on it.</summary>
internal sealed class SqliteDataSourceRegistry(SqliteStore store) : IDataSourceRegistry
{
    public async ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(DataSourceTable.ReadAll, cancellationToken).ConfigureAwait(false);

    public async ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(DataSourceTable.Revision, cancellationToken).ConfigureAwait(false);

    public async ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        DataSourceEntry next = entry with { Version = entry.Version + 1 };
        var bytes = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(bytes);
        await using (writer.ConfigureAwait(false))
        {
            next.WriteTo(writer);
        }

        bool isSaved = await store
            .WriteAsync(database => DataSourceTable.TrySave(database, next.DataSource.Id, next.Version, bytes.WrittenSpan), cancellationToken)
            .ConfigureAwait(false);
        return isSaved ? DataSourceSaveStatus.Saved : DataSourceSaveStatus.Conflict;
    }
}
