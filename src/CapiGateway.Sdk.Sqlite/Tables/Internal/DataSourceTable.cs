using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>The entries of the registry. No credential is among what they say.</summary>
internal static class DataSourceTable
{
    private const string SelectAll = "SELECT entry FROM data_sources ORDER BY id";

    private const string SelectRevision = "SELECT coalesce(sum(version), 0) FROM data_sources";

    private const string Insert = "INSERT INTO data_sources(id, version, entry) VALUES(?1, ?2, ?3) ON CONFLICT(id) DO NOTHING";

    private const string Update = "UPDATE data_sources SET version = ?2, entry = ?3 WHERE id = ?1 AND version = ?2 - 1";

    public static List<DataSourceEntry> ReadAll(Database database)
    {
        List<DataSourceEntry> entries = [];
        using Statement select = database.Use(SelectAll);
        while (select.Step())
        {
            entries.Add(DataSourceEntry.TryParse(select.Blob(0).ToArray(), out DataSourceEntry? entry)
                ? entry
                : throw StoreFault.Of(SqliteStoreProblem.Corrupt, database.Path, "An entry of a data source cannot be read"));
        }

        return entries;
    }

    public static long Revision(Database database)
    {
        using Statement select = database.Use(SelectRevision);
        return select.Step() ? select.Int64(0) : 0;
    }

    /// <summary>Saves an entry as the given version, if the one before is what is there; <see langword="false"/> when somebody was faster.</summary>
    public static bool TrySave(Database database, string id, long version, ReadOnlySpan<byte> entry)
    {
        using Statement save = database.Use(version == 1 ? Insert : Update);
        return save.Bind(1, id).Bind(2, version).Bind(3, entry).Run() > 0;
    }
}
