using System.Runtime.InteropServices;
using SQLitePCL;

namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>Asks SQLite about the file behind a connection, which the managed binding has no call for.</summary>
internal static partial class NativeFile
{
    private const int HasMovedOperation = 20;

    /// <summary>Whether another file, or none, stands where the connection's was. <see langword="false"/> where that cannot happen.</summary>
    public static bool HasMoved(sqlite3 database) =>
        FileControl(database, nint.Zero, HasMovedOperation, out int hasMoved) == raw.SQLITE_OK && hasMoved != 0;

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static partial int FileControl(sqlite3 database, nint schema, int operation, out int answer);
}
