using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// One connection to the file and its prepared statements. Statements go straight to SQLite: boxing a parameter and making a reader for
/// every row would cost more than the row. Used by one thread at a time.
/// </summary>
internal sealed class Database : IDisposable
{
    // SQL stands in constants, so that the reference is the key.
    private readonly Dictionary<string, Statement> _statements = new(ReferenceEqualityComparer.Instance);
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;

    private Database(SqliteConnection connection, string path)
    {
        _connection = connection;
        _handle = connection.Handle!;
        Path = path;
        _ = raw.sqlite3_extended_result_codes(_handle, 1);
    }

    public string Path { get; }

    public int Changes => raw.sqlite3_changes(_handle);

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    public bool HasMoved => NativeFile.HasMoved(_handle);

    /// <summary>Opens an existing file; nothing in it is touched yet.</summary>
    public static Database Open(StoreSettings settings)
    {
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            var database = new Database(connection, settings.Path);
            database.SetLockTimeout(settings.LockTimeout);
            return database;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw StoreFault.Of(exception.SqliteExtendedErrorCode, settings.Path, exception.Message, exception);
        }
    }

    /// <summary>A prepared statement of a constant text; dispose of it to use it again.</summary>
    public Statement Use(string sql)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            statement = Prepare(sql, raw.SQLITE_PREPARE_PERSISTENT);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs a constant text that answers nothing.</summary>
    public void Run(string sql)
    {
        using Statement statement = Use(sql);
        statement.Step();
    }

    /// <summary>Ends a transaction that failed; what that failed with, or <see langword="null"/>.</summary>
    public SqliteStoreException? TryRollBack()
    {
        try
        {
            // SQLite rolls back by itself where the disk is full.
            if (IsInTransaction)
            {
                Run("ROLLBACK");
            }

            return null;
        }
        catch (SqliteStoreException exception)
        {
            return exception;
        }
    }

    /// <summary>Runs a text once, such as a pragma or a whole schema.</summary>
    public void Execute(string sql)
    {
        int code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    /// <summary>The first column of the first row of a text that is run once; <see langword="null"/> when there is no row.</summary>
    public string? Read(string sql)
    {
        Statement statement = Prepare(sql, flags: 0);
        try
        {
            return statement.Step() ? statement.TextOrNull(0) : null;
        }
        finally
        {
            statement.Close();
        }
    }

    public void SetLockTimeout(TimeSpan timeout) => _ = raw.sqlite3_busy_timeout(_handle, (int)timeout.TotalMilliseconds);

    /// <summary>Whether closing the last connection copies the log into the file. Off until it is known that the file may be written to.</summary>
    public void SetCheckpointOnClose(bool isOn) =>
        _ = raw.sqlite3_db_config(_handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, isOn ? 0 : 1, out _);

    public SqliteStoreException Fault(int code) =>
        StoreFault.Of(raw.sqlite3_extended_errcode(_handle) is var extended && extended != raw.SQLITE_OK ? extended : code, Path, raw.sqlite3_errmsg(_handle).utf8_to_string());

    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
        {
            statement.Close();
        }

        _statements.Clear();
        _connection.Dispose();
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The statement owns its handle, and closes it.")]
    private Statement Prepare(string sql, uint flags)
    {
        int code = raw.sqlite3_prepare_v3(_handle, sql, flags, out sqlite3_stmt statement);
        return code == raw.SQLITE_OK ? new Statement(this, statement) : throw Fault(code);
    }
}
