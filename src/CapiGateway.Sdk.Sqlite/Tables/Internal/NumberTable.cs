using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tables.Internal;

/// <summary>Single numbers that the file remembers.</summary>
internal static class NumberTable
{
    /// <summary>The id that was given to an event last. Never given again: leases are told apart by it.</summary>
    public const string LastId = "last_id";

    /// <summary>How many keys deduplication remembers.</summary>
    public const string Claims = "claims";

    private const string Select = "SELECT value FROM numbers WHERE name = ?1";

    private const string Upsert = "INSERT INTO numbers(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = excluded.value";

    public static long Read(Database database, string name)
    {
        using Statement select = database.Use(Select);
        return select.Bind(1, name).Step() ? select.Int64(0) : 0;
    }

    public static void Write(Database database, string name, long value)
    {
        using Statement upsert = database.Use(Upsert);
        upsert.Bind(1, name).Bind(2, value).Run();
    }
}
