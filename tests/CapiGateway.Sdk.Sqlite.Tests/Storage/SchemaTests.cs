using System.Runtime.Versioning;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Storage;

public sealed class SchemaTests : FileTest
{
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_files_belong_to_the_hosts_user_alone()
    {
        await Fixture.AppendAsync("a");

        string[] files = Directory.GetFiles(Fixture.Folder);
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
        await Fixture.AppendAsync("before");
        Fixture.Query("""
            BEGIN;
            ALTER TABLE events ADD COLUMN region TEXT NOT NULL DEFAULT 'eu';
            ALTER TABLE dead_letters ADD COLUMN region TEXT;
            ALTER TABLE leases ADD COLUMN pump TEXT;
            CREATE TABLE novelties(id INTEGER PRIMARY KEY);
            PRAGMA user_version = 1007;
            COMMIT
            """);

        // Both releases at once, as while a new one is rolled out; then the old one starts again.
        await Fixture.AppendAsync("during");
        await Fixture.RestartAsync();
        await Fixture.AppendAsync("after");

        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync();
        leased.Select(item => item.Event.EventId).Should().Equal("before", "during", "after");
        await Fixture.SettleAsync([.. leased.Select((item, index) => new Settlement(item.LeaseId, (SettlementKind)(index * 3 % 6)))]);
        Fixture.Query("PRAGMA user_version").Should().Be("1007");
        Fixture.Query("SELECT count(*) FROM novelties").Should().Be("0");
    }

    [Fact]
    public async Task The_file_of_a_newer_major_version_is_refused_and_left_as_it_is()
    {
        await Fixture.AppendAsync("a");
        await Fixture.Parts.DisposeAsync();
        Fixture.Query("PRAGMA user_version = 2000");
        byte[] before = await File.ReadAllBytesAsync(Fixture.FilePath);

        SqliteStoreException refused = FluentActions.Invoking(Fixture.Open).Should().Throw<SqliteStoreException>().Which;

        refused.Problem.Should().Be(SqliteStoreProblem.NewerVersion);
        refused.Path.Should().Be(Fixture.FilePath);
        refused.Message.Should().Contain(Fixture.FilePath).And.Contain("version 2");
        (await File.ReadAllBytesAsync(Fixture.FilePath)).Should().Equal(before);
    }

    [Fact]
    public async Task A_file_with_our_marks_and_no_tables_was_salvaged_badly()
    {
        Fixture.Query("PRAGMA application_id = 1128353865; PRAGMA user_version = 1001");
        byte[] before = await File.ReadAllBytesAsync(Fixture.FilePath);

        FluentActions.Invoking(Fixture.Open).Should().Throw<SqliteStoreException>().WithMessage("*no tables*").Which.Problem.Should().Be(SqliteStoreProblem.Corrupt);

        (await File.ReadAllBytesAsync(Fixture.FilePath)).Should().Equal(before);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_path_may_be_a_link(bool isThere)
    {
        string target = Path.Combine(Directory.CreateDirectory(Path.Combine(Fixture.Folder, "disk")).FullName, "real.db");
        if (isThere)
        {
            await File.WriteAllBytesAsync(target, []);
        }

        File.CreateSymbolicLink(Fixture.FilePath, target);

        (await Fixture.AppendAsync("a")).Should().Equal(AppendStatus.Stored);
        new FileInfo(target).Length.Should().BePositive();
        Fixture.WaitingIds().Should().Equal("a");
    }

    [Fact]
    public async Task A_database_of_something_else_is_refused_and_left_as_it_is()
    {
        Fixture.Query("CREATE TABLE orders(id INTEGER); INSERT INTO orders VALUES(4711)");
        byte[] before = await File.ReadAllBytesAsync(Fixture.FilePath);

        FluentActions.Invoking(Fixture.Open).Should().Throw<SqliteStoreException>().Which.Problem.Should().Be(SqliteStoreProblem.Foreign);

        (await File.ReadAllBytesAsync(Fixture.FilePath)).Should().Equal(before);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(Fixture.FilePath, string.Concat(Enumerable.Repeat("orders of today\n", 1_000)));

        FluentActions.Invoking(Fixture.Open).Should().Throw<SqliteStoreException>().Which.Problem.Should().Be(SqliteStoreProblem.Corrupt);

        (await File.ReadAllTextAsync(Fixture.FilePath)).Should().StartWith("orders of today");
    }

    [Fact]
    public async Task Many_gateways_may_open_a_new_file_at_the_same_moment()
    {
        // Often, so that some look at the file while another makes its tables.
        for (int round = 0; round < 100; round++)
        {
            await using SqliteFixture file = new();

            var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(file.Open))).WaitAsync(SqliteFixture.Budget);

            foreach (var parts in opened)
            {
                await parts.DisposeAsync();
            }

            (await file.AppendAsync("a")).Should().Equal(AppendStatus.Stored);
        }
    }
}
