using System.Runtime.InteropServices;
using SQLitePCL;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>Asks SQLite about the file behind a connection, which the managed binding has no call for.</summary>
internal static partial class NativeFile
{
    private const int HasMovedOperation = 20;

    private static volatile bool CannotBeAsked;

    /// <summary>
    /// Whether another file, or none, stands where the connection's was. <see langword="false"/> where that cannot happen, or where the host
    /// brought a SQLite of its own that cannot be asked.
    /// </summary>
    public static bool HasMoved(sqlite3 database)
    {
        try
        {
            return !CannotBeAsked && FileControl(database, nint.Zero, HasMovedOperation, out int hasMoved) == raw.SQLITE_OK && hasMoved != 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            CannotBeAsked = true;
            return false;
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FileControl(sqlite3 database, nint schema, int operation, out int answer);
}
