using System.Globalization;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>Makes the file, and opens connections to it that are as the store needs them.</summary>
internal static class DatabaseFile
{
    private const int MostAttempts = 20;

    private static readonly Lock Creating = new();

    /// <summary>The connection that writes: makes the file and its tables where they are missing.</summary>
    public static Database OpenForWriting(StoreSettings settings)
    {
        CreateWhereMissing(settings.Path);
        Database database = Database.Open(settings);
        try
        {
            database.SetCheckpointOnClose(isOn: false);
            Schema.Verify(database);
            UseLogWhenFree(database);
            Configure(database, settings);
            Verify(database);
            Schema.Upgrade(database);
            database.SetCheckpointOnClose(isOn: true);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A connection that only reads.</summary>
    public static Database OpenForReading(StoreSettings settings)
    {
        Database database = Database.Open(settings);
        try
        {
            Configure(database, settings);
            database.Execute("PRAGMA query_only = ON");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // Never opened when it is there: closing it again would end the locks that this process holds on it. One at a time, for the same reason.
    private static void CreateWhereMissing(string path)
    {
        lock (Creating)
        {
            if (!File.Exists(path))
            {
                Create(path);
            }
        }
    }

    private static void Create(string path)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(path, options).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!File.Exists(path))
            {
                throw StoreFault.Of(SqliteStoreProblem.CannotOpen, path, exception.Message.TrimEnd('.'), exception);
            }
        }
    }

    // To change the journal, SQLite does not wait for another process that opens the same new file; to write, it does.
    private static void UseLogWhenFree(Database database)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                UseLog(database);
                return;
            }
            catch (SqliteStoreException exception) when (exception.Problem == SqliteStoreProblem.Locked && attempt < MostAttempts)
            {
                database.Execute("BEGIN IMMEDIATE; COMMIT");
            }
        }
    }

    // Pages that are freed can only be given back where the file was made so.
    private static void UseLog(Database database)
    {
        database.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        if (database.Read("PRAGMA journal_mode = WAL") is not "wal")
        {
            throw StoreFault.Of(SqliteStoreProblem.NoWriteAheadLog, database.Path);
        }
    }

    private static void Configure(Database database, StoreSettings settings)
    {
        string level = settings.Durability == SqliteDurability.Full ? "2" : "1";
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            PRAGMA synchronous = {level};
            PRAGMA secure_delete = ON;
            PRAGMA cell_size_check = ON;
            PRAGMA trusted_schema = OFF;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -16384;
            PRAGMA journal_size_limit = {WriteAheadLog.UsualBytes};
            """));
        if (database.Read("PRAGMA synchronous") != level || database.Read("PRAGMA journal_mode") is not "wal")
        {
            throw StoreFault.Of(SqliteStoreProblem.NoWriteAheadLog, database.Path);
        }
    }

    private static void Verify(Database database)
    {
        if (database.Read("PRAGMA quick_check(1)") is { } found and not "ok")
        {
            throw StoreFault.Of(SqliteStoreProblem.Corrupt, database.Path, found.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }
}
