namespace CapiGateway.Sdk.Sqlite;

/// <summary>How a gateway keeps its events in a file. Read once, when the gateway starts.</summary>
public sealed class SqliteOptions
{
    /// <summary>Gets or sets where the file is, such as <c>Data Source=capi.db</c>. Its folder must exist, on a local disk.</summary>
    /// <value>Set by <c>UseSqlite</c>.</value>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Gets or sets what a stored event survives.</summary>
    /// <value>The default value is <see cref="SqliteDurability.Full"/>.</value>
    public SqliteDurability Durability { get; set; } = SqliteDurability.Full;

    /// <summary>Gets or sets how large the file may grow, in bytes. Beyond it, the oldest entries of the journal and then the oldest dead
    /// letters make room; where there are none, events are refused until others have left.</summary>
    /// <value>The default value is <see cref="SqliteDefaults.MaxBytes"/>. At least 1 MiB.</value>
    public long MaxBytes { get; set; } = SqliteDefaults.MaxBytes;

    /// <summary>Gets or sets how long a write waits while another process writes.</summary>
    /// <value>The default value is <see cref="SqliteDefaults.LockTimeout"/>. From 0 to 10 minutes.</value>
    public TimeSpan LockTimeout { get; set; } = SqliteDefaults.LockTimeout;

    /// <summary>Gets or sets how many keys deduplication remembers. Beyond it, or beyond half of
    /// <see cref="MaxBytes"/>, those that end first are forgotten.</summary>
    /// <value>The default value is <see cref="SqliteDefaults.DeduplicationCapacity"/>. From 1.</value>
    public int DeduplicationCapacity { get; set; } = SqliteDefaults.DeduplicationCapacity;

    /// <summary>Gets or sets how long a dead letter is kept.</summary>
    /// <value>The default value is <see cref="SqliteDefaults.DeadLetterRetention"/>. Positive.</value>
    public TimeSpan DeadLetterRetention { get; set; } = SqliteDefaults.DeadLetterRetention;

    /// <summary>Gets or sets how long the delivery journal remembers.</summary>
    /// <value>The default value is <see cref="SqliteDefaults.JournalRetention"/>. Positive.</value>
    public TimeSpan JournalRetention { get; set; } = SqliteDefaults.JournalRetention;

    /// <summary>Gets or sets how many entries the delivery journal keeps. Beyond it, the oldest are forgotten.</summary>
    /// <value>The default value is <see cref="SqliteDefaults.JournalCapacity"/>. From 0, which keeps none.</value>
    public int JournalCapacity { get; set; } = SqliteDefaults.JournalCapacity;
}
