namespace CapiGateway.Sdk.Sqlite;

/// <summary>What <see cref="SqliteOptions"/> say unless told otherwise.</summary>
public static class SqliteDefaults
{
    /// <summary>How large the file may grow: 1 GiB.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>How many keys deduplication remembers: 5,000,000, in about 400 MB.</summary>
    public const int DeduplicationCapacity = 5_000_000;

    /// <summary>How many entries the delivery journal keeps: 500,000.</summary>
    public const int JournalCapacity = 500_000;

    /// <summary>How long a write waits for another process: 5 seconds.</summary>
    public static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long a dead letter is kept: 30 days.</summary>
    public static readonly TimeSpan DeadLetterRetention = TimeSpan.FromDays(30);

    /// <summary>How long the delivery journal remembers: 14 days.</summary>
    public static readonly TimeSpan JournalRetention = TimeSpan.FromDays(14);
}
