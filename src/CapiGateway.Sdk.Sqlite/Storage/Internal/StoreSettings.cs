using Microsoft.Data.Sqlite;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>The options as the store uses them: checked, the path made absolute.</summary>
internal sealed record StoreSettings
{
    public required string Path { get; init; }

    public required string ConnectionString { get; init; }

    public required SqliteDurability Durability { get; init; }

    public required TimeSpan LockTimeout { get; init; }

    public string LogPath => Path + "-wal";

    public static StoreSettings From(SqliteOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
        string path = System.IO.Path.GetFullPath(connection.DataSource);

        // SQLite follows a link too, and puts its log beside the file itself.
        path = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        connection.DataSource = path;

        // The file is made beforehand, with rights of its own; a pool would keep it open after the gateway's end.
        connection.Mode = SqliteOpenMode.ReadWrite;
        connection.Pooling = false;
        return new StoreSettings
        {
            Path = path,
            ConnectionString = connection.ToString(),
            Durability = options.Durability,
            LockTimeout = options.LockTimeout,
        };
    }
}
