using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Samples.Snippets;

// begin-snippet: registry
/// <summary>
/// Data sources in a table of your own, whatever database it is in:
/// CREATE TABLE capi_data_source (id VARCHAR(32) PRIMARY KEY, version BIGINT NOT NULL, entry TEXT NOT NULL).
/// </summary>
public sealed class TableRegistry(DbDataSource database) : IDataSourceRegistry
{
    public async ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = database.CreateCommand("SELECT entry FROM capi_data_source");
        await using DbDataReader rows = await command.ExecuteReaderAsync(cancellationToken);
        List<DataSourceEntry> entries = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            // A row that cannot be read fails the whole list: the gateway then keeps what it read last, and says so.
            entries.Add(DataSourceEntry.TryParse(Encoding.UTF8.GetBytes(rows.GetString(0)), out DataSourceEntry? entry)
                ? entry
                : throw new InvalidDataException("An entry of capi_data_source cannot be read."));
        }

        return entries;
    }

    // Versions only grow and no row is ever deleted, so their sum is another one after each change.
    public async ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken)
    {
        await using DbCommand command = database.CreateCommand("SELECT COALESCE(SUM(version), 0) FROM capi_data_source");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public async ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        // One statement each way, so that of several callers with one version exactly one changes a row.
        await using DbCommand command = database.CreateCommand(entry.Version == 0
            ? "INSERT INTO capi_data_source (id, version, entry) SELECT @id, 1, @entry WHERE NOT EXISTS (SELECT 1 FROM capi_data_source WHERE id = @id)"
            : "UPDATE capi_data_source SET version = @version + 1, entry = @entry WHERE id = @id AND version = @version");
        Add(command, "@id", entry.DataSource.Id);
        Add(command, "@version", entry.Version);
        Add(command, "@entry", Text(entry with { Version = entry.Version + 1 }));
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken) == 1 ? DataSourceSaveStatus.Saved : DataSourceSaveStatus.Conflict;
        }
        catch (DbException) when (entry.Version == 0)
        {
            // The primary key speaks when somebody else inserts the same id at this moment.
            IReadOnlyList<DataSourceEntry> entries = await ListAsync(cancellationToken);
            if (entries.Any(known => known.DataSource.Id == entry.DataSource.Id))
            {
                return DataSourceSaveStatus.Conflict;
            }

            throw;
        }
    }

    private static string Text(DataSourceEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        entry.WriteTo(writer);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
// end-snippet
