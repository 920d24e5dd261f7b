using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Storage;

public sealed class SchemaTests : IAsyncLifetime
{
    private readonly SqliteFixture _file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    [Fact]
    public async Task The_files_belong_to_the_hosts_user_alone()
    {
        await _file.AppendAsync("a");

        string[] files = Directory.GetFiles(_file.Folder);
        files.Select(Path.GetFileName).Should().BeEquivalentTo("capi.db", "capi.db-wal", "capi.db-shm");
        files.Select(File.GetUnixFileMode).Should().AllBeEquivalentTo(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData(SqliteDurability.Full, "2")]
    [InlineData(SqliteDurability.Normal, "1")]
    public async Task Every_connection_flushes_and_journals_as_the_options_say(SqliteDurability durability, string level)
    {
        await using SqliteFixture file = new(options => options.Durability = durability);

        foreach (string pragma in new[] { "synchronous", "journal_mode", "secure_delete" })
        {
            string expected = pragma switch { "synchronous" => level, "journal_mode" => "wal", _ => "1" };
            (await file.Parts.Store.WriteAsync(database => database.Read($"PRAGMA {pragma}"), default)).Should().Be(expected);
            (await file.Parts.Store.ReadAsync(database => database.Read($"PRAGMA {pragma}"), default)).Should().Be(expected);
        }
    }

    [Fact]
    public async Task An_older_release_goes_on_working_on_the_file_of_a_newer_minor_version()
    {
        await _file.AppendAsync("before");
        _file.Query("""
            BEGIN;
            ALTER TABLE events ADD COLUMN region TEXT NOT NULL DEFAULT 'eu';
            ALTER TABLE dead_letters ADD COLUMN region TEXT;
            ALTER TABLE leases ADD COLUMN pump TEXT;
            CREATE TABLE novelties(id INTEGER PRIMARY KEY);
            PRAGMA user_version = 1007;
            COMMIT
            """);

        // Both releases at once, as while a new one is rolled out; then the old one starts again.
        await _file.AppendAsync("during");
        await _file.RestartAsync();
        await _file.AppendAsync("after");

        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync();
        leased.Select(item => item.Event.EventId).Should().Equal("before", "during", "after");
        await _file.SettleAsync([.. leased.Select((item, index) => new Settlement(item.LeaseId, (SettlementKind)(index * 3 % 6)))]);
        _file.Query("PRAGMA user_version").Should().Be("1007");
        _file.Query("SELECT count(*) FROM novelties").Should().Be("0");
    }

    [Fact]
    public async Task The_file_of_a_newer_major_version_is_refused_and_left_as_it_is()
    {
        await _file.AppendAsync("a");
        await _file.Parts.DisposeAsync();
        _file.Query("PRAGMA user_version = 2000");
        byte[] before = await File.ReadAllBytesAsync(_file.FilePath);

        SqliteStoreException refused = FluentActions.Invoking(_file.Open).Should().Throw<SqliteStoreException>().Which;

        refused.Problem.Should().Be(SqliteStoreProblem.NewerVersion);
        refused.Path.Should().Be(_file.FilePath);
        refused.Message.Should().Contain(_file.FilePath).And.Contain("version 2");
        (await File.ReadAllBytesAsync(_file.FilePath)).Should().Equal(before);
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        _file.Query("CREATE TABLE orders(id INTEGER); INSERT INTO orders VALUES(4711)");
        byte[] before = await File.ReadAllBytesAsync(_file.FilePath);

        FluentActions.Invoking(_file.Open).Should().Throw<SqliteStoreException>().Which.Problem.Should().Be(SqliteStoreProblem.Foreign);

        (await File.ReadAllBytesAsync(_file.FilePath)).Should().Equal(before);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(_file.FilePath, string.Concat(Enumerable.Repeat("orders of today\n", 1_000)));

        FluentActions.Invoking(_file.Open).Should().Throw<SqliteStoreException>().Which.Problem.Should().Be(SqliteStoreProblem.Corrupt);

        (await File.ReadAllTextAsync(_file.FilePath)).Should().StartWith("orders of today");
    }

    [Fact]
    public async Task Many_gateways_may_open_a_new_file_at_the_same_moment()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(_file.Open))).WaitAsync(SqliteFixture.Budget);

        foreach (var parts in opened)
        {
            await parts.DisposeAsync();
        }

        (await _file.AppendAsync("a")).Should().Equal(AppendStatus.Stored);
    }
}
