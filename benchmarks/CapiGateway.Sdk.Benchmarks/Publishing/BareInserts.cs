using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>
/// The limit of the durable outbox: one connection that inserts the very rows that a gateway stored into the same two tables, so many in each
/// transaction, in a file of its own beside the gateway's.
/// </summary>
public sealed class BareInserts : IDisposable
{
    private const int RowsInTransaction = 64;

    private const string StoredRows = """
        SELECT e.*, c.* FROM events e JOIN claims c ON c.key = substr(e.claim, 1, 16) ORDER BY e.id
        """;

    private readonly string _stored;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _event;
    private readonly SqliteCommand _claim;

    /// <summary>Makes the file like that of a gateway.</summary>
    /// <param name="path">Where the file is made.</param>
    /// <param name="stored">The file of the gateway.</param>
    public BareInserts(string path, string stored)
    {
        _stored = $"Data Source={stored};Mode=ReadOnly";
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        Execute("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        const string Schema = "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('events', 'claims') AND sql IS NOT NULL ORDER BY type DESC";
        foreach (object[] definition in Read(Schema))
        {
            Execute((string)definition[0]);
        }

        _event = Insert("events", columns: 10);
        _claim = Insert("claims", columns: 3);
    }

    /// <summary>The rows that the gateway holds now, each with its claim, in the order in which they were stored.</summary>
    public IReadOnlyList<object[]> Stored() => Read(StoredRows);

    /// <summary>Inserts them.</summary>
    public void Run(IReadOnlyList<object[]> rows)
    {
        foreach (object[][] group in rows.Chunk(RowsInTransaction))
        {
            using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
            (_event.Transaction, _claim.Transaction) = (transaction, transaction);
            foreach (object[] row in group)
            {
                Insert(_claim, row.AsSpan(_event.Parameters.Count));
                Insert(_event, row.AsSpan(0, _event.Parameters.Count));
            }

            transaction.Commit();
        }
    }

    /// <summary>Takes the events out again, as delivering does; returns how many there were.</summary>
    public int Clear() => Execute("DELETE FROM events");

    public void Dispose()
    {
        _event.Dispose();
        _claim.Dispose();
        _connection.Dispose();
    }

    private static void Insert(SqliteCommand insert, ReadOnlySpan<object> values)
    {
        for (int index = 0; index < insert.Parameters.Count; index++)
        {
            insert.Parameters[index].Value = values[index];
        }

        insert.ExecuteNonQuery();
    }

    private SqliteCommand Insert(string table, int columns)
    {
        string[] names = [.. Enumerable.Range(0, columns).Select(index => string.Create(CultureInfo.InvariantCulture, $"$p{index}"))];
        SqliteCommand insert = Command(_connection, $"INSERT INTO {table} VALUES({string.Join(", ", names)})");
        Array.ForEach(names, name => insert.Parameters.AddWithValue(name, DBNull.Value));
        insert.Prepare();
        return insert;
    }

    private int Execute(string sql)
    {
        using SqliteCommand command = Command(_connection, sql);
        return command.ExecuteNonQuery();
    }

    private List<object[]> Read(string sql)
    {
        using var stored = new SqliteConnection(_stored);
        stored.Open();
        using SqliteCommand select = Command(stored, sql);
        using SqliteDataReader reader = select.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are those of this file and of the gateway's own tables.")]
    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
