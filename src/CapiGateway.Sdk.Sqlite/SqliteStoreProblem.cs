namespace CapiGateway.Sdk.Sqlite;

/// <summary>What is wrong with the file.</summary>
public enum SqliteStoreProblem
{
    /// <summary>Reading or writing failed for a reason of its own; the inner exception says which.</summary>
    Failed,

    /// <summary>The disk, or the quota, is full.</summary>
    DiskFull,

    /// <summary>The file, or its folder, cannot be opened or created.</summary>
    CannotOpen,

    /// <summary>The file, or its folder, may not be written to.</summary>
    ReadOnly,

    /// <summary>Another process held the file for longer than <see cref="SqliteOptions.LockTimeout"/>.</summary>
    Locked,

    /// <summary>The file was deleted or moved while it was in use.</summary>
    Deleted,

    /// <summary>The file is damaged, or no SQLite database.</summary>
    Corrupt,

    /// <summary>The file is a database of something else.</summary>
    Foreign,

    /// <summary>The file was written by a later major version of this library.</summary>
    NewerVersion,

    /// <summary>The file system has no shared memory for a write-ahead log, as network file systems do not.</summary>
    NoWriteAheadLog,

    /// <summary>Too many calls wait for the disk.</summary>
    Overloaded,

    /// <summary>The gateway has ended.</summary>
    Closed,
}
