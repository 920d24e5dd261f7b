using SQLitePCL;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>Says what a code of SQLite means for the operator of the host, and what to do.</summary>
internal static class StoreFault
{
    private const int PrimaryCodeBits = 0xFF;

    public static SqliteStoreException Of(int code, string path, string detail, Exception? inner = null)
    {
        SqliteStoreProblem problem = ProblemOf(code);
        return Of(problem, path, $"{detail.TrimEnd('.')} (SQLite {code})", inner);
    }

    public static SqliteStoreException Of(SqliteStoreProblem problem, string path, string detail = "", Exception? inner = null) =>
        new(problem, path, $"The gateway's file {path}: {Advice(problem)}{(detail.Length == 0 ? string.Empty : $" {detail}.")}", inner);

    private static SqliteStoreProblem ProblemOf(int code) => (code & PrimaryCodeBits) switch
    {
        raw.SQLITE_FULL => SqliteStoreProblem.DiskFull,
        raw.SQLITE_CANTOPEN => SqliteStoreProblem.CannotOpen,
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => SqliteStoreProblem.ReadOnly,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => SqliteStoreProblem.Locked,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => SqliteStoreProblem.Corrupt,
        _ => SqliteStoreProblem.Failed,
    };

    private static string Advice(SqliteStoreProblem problem) => problem switch
    {
        SqliteStoreProblem.DiskFull =>
            "the disk is full. What waits is kept and sent; new events are refused until there is room. Free space on the disk.",
        SqliteStoreProblem.CannotOpen =>
            "it cannot be opened or created. Name a file in a folder that exists and that the host's user may write to.",
        SqliteStoreProblem.ReadOnly =>
            "it may not be written to. Give the host's user the right to write to the file and to its folder.",
        SqliteStoreProblem.Locked =>
            "another process held it for too long. End what holds it, or raise LockTimeout.",
        SqliteStoreProblem.Deleted =>
            "it was deleted or moved while it was in use. New events are refused; this process still sends what it can read. Restart it.",
        SqliteStoreProblem.Corrupt =>
            "it is damaged or no database. It was left as it is. Move it away, salvage it with the command .recover of the tool sqlite3, start again.",
        SqliteStoreProblem.Foreign =>
            "it is a database of something else. It was left as it is. Name a file of the gateway's own.",
        SqliteStoreProblem.NewerVersion =>
            "a later major version of CapiGateway.Sdk.Sqlite wrote it. It was left as it is. Start that version, or name another file.",
        SqliteStoreProblem.NoWriteAheadLog =>
            "its file system has no shared memory for a write-ahead log. Put it on a local disk; network file systems are not supported.",
        SqliteStoreProblem.Overloaded =>
            "too many calls wait for the disk.",
        SqliteStoreProblem.Closed =>
            "the gateway has ended.",
        _ => "reading or writing it failed.",
    };
}
