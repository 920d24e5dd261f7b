using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;
using CapiGateway.Sdk.Sqlite.Outbox.Internal;
using CapiGateway.Sdk.Testing.Time;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CapiGateway.Sdk.Sqlite.Tests;

/// <summary>A folder of its own with one file in it, the outbox on it, and a clock.</summary>
internal sealed class SqliteFixture : IAsyncDisposable
{
    public const string DataSource = "1234567890123456";

    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("capigateway-sqlite-");
    private readonly Action<SqliteOptions>? _configure;
    private Lazy<SqliteParts> _parts;

    public SqliteFixture(Action<SqliteOptions>? configure = null)
    {
        _configure = configure;
        _parts = new Lazy<SqliteParts>(Open);
    }

    public ManualTimeProvider Clock { get; } = new();

    public string Folder => _folder.FullName;

    public string FilePath => Path.Combine(_folder.FullName, "capi.db");

    public SqliteParts Parts => _parts.Value;

    public SqliteOutbox Outbox => Parts.Outbox;

    public SqliteDeliveryJournal Journal => Parts.Journal;

    /// <summary>Another gateway on the same file; the caller disposes of it.</summary>
    public SqliteParts Open()
    {
        var options = new SqliteOptions { ConnectionString = $"Data Source={FilePath}" };
        _configure?.Invoke(options);
        return new SqliteParts(options, Clock, NullLogger.Instance);
    }

    /// <summary>Closes the file and opens it again, as a process does that starts anew.</summary>
    public async Task RestartAsync()
    {
        await Parts.DisposeAsync().AsTask().WaitAsync(Budget);
        _parts = new Lazy<SqliteParts>(Open());
    }

    public OutboxEvent Event(string id, string dataSource = DataSource, string? subject = null, bool isClaimed = false, int bytes = 0) => new()
    {
        DataSourceId = dataSource,
        EventName = "Purchase",
        EventId = id,
        Payload = Encoding.UTF8.GetBytes($$"""{"event_name":"Purchase","event_id":"{{id}}","pad":"{{new string('x', bytes)}}"}"""),
        AcceptedAt = Clock.GetUtcNow(),
        ExpiresAt = Clock.GetUtcNow().AddDays(7),
        Identifiers = "em,ph",
        Consent = subject is null ? ConsentSignals.None : new ConsentSignals { SubjectKey = subject },
        Claim = isClaimed ? new DeduplicationClaim(DeduplicationKey.Create("default", dataSource, "Purchase", id), TimeSpan.FromHours(48)) : null,
    };

    public Task<AppendStatus[]> AppendAsync(params string[] ids) => AppendAsync([.. ids.Select(id => Event(id))]);

    public async Task<AppendStatus[]> AppendAsync(params OutboxEvent[] events)
    {
        var statuses = new AppendStatus[events.Length];
        await Outbox.AppendAsync(events, statuses, default).AsTask().WaitAsync(Budget);
        return statuses;
    }

    public async Task<IReadOnlyList<LeasedEvent>> LeaseAsync(int most = 1_000, string dataSource = DataSource) =>
        await Outbox.LeaseAsync(new LeaseRequest(dataSource, most, Lease), default).AsTask().WaitAsync(Budget);

    public async Task<bool[]> SettleAsync(params Settlement[] settlements)
    {
        var settled = new bool[settlements.Length];
        await Outbox.SettleAsync(settlements, settled, default).AsTask().WaitAsync(Budget);
        return settled;
    }

    public async Task<OutboxStatus> StatusAsync() => await Outbox.GetStatusAsync(default).AsTask().WaitAsync(Budget);

    /// <summary>Runs a statement on the file from outside, as another program would.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of tests.")]
    public string? Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    /// <summary>The ids of the events that wait in the file, leased ones among them.</summary>
    public IReadOnlySet<string> WaitingIds() => (Query("SELECT group_concat(event_id) FROM events") ?? string.Empty)
        .Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// All bytes of the file and of what stands beside it. Read by another process: to open and close the file here would end the locks
    /// that SQLite holds on it.
    /// </summary>
    public async Task<string> ReadFromOutsideAsync()
    {
        using var cat = Process.Start(new ProcessStartInfo("cat", Directory.GetFiles(Folder)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var bytes = new MemoryStream();
        await cat.StandardOutput.BaseStream.CopyToAsync(bytes).WaitAsync(Budget);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        if (_parts.IsValueCreated)
        {
            await Parts.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
