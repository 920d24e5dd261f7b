using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;
using Microsoft.Data.Sqlite;

namespace CapiGateway.Sdk.Sqlite.Tests.Storage;

public sealed class FailureTests() : FileTest(options => options.LockTimeout = TimeSpan.FromMilliseconds(50))
{
    [Fact]
    public async Task A_full_disk_refuses_new_events_and_keeps_and_sends_what_waits()
    {
        await Fixture.AppendAsync("kept");
        await LimitPagesAsync(more: 4);

        SqliteStoreException refused = await AppendUntilRefusedAsync();

        refused.Problem.Should().Be(SqliteStoreProblem.DiskFull);
        refused.Message.Should().Contain(Fixture.FilePath).And.Contain("Free space");
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync(1);
        leased.Single().Event.EventId.Should().Be("kept");
        await LimitPagesAsync(more: 1_000_000);
        (await Fixture.SettleAsync(new Settlement(leased[0].LeaseId, SettlementKind.Delivered))).Should().Equal(true);
        (await Fixture.AppendAsync("room-again")).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task An_event_that_does_not_fit_costs_its_neighbours_in_the_same_commit_nothing()
    {
        await Fixture.AppendAsync("first");
        await LimitPagesAsync(more: 4);

        Task<AppendStatus[]> small = Fixture.AppendAsync("small");
        Task<AppendStatus[]> large = Fixture.AppendAsync(Fixture.Event("large", bytes: 1_000_000));

        await FluentActions.Awaiting(() => large).Should().ThrowAsync<SqliteStoreException>();
        (await small).Should().Equal(AppendStatus.Stored);
        (await Fixture.LeaseAsync()).Select(item => item.Event.EventId).Should().Equal("first", "small");
    }

    [Fact]
    public async Task A_file_that_was_deleted_accepts_nothing_more_and_what_it_holds_is_still_sent()
    {
        await Fixture.AppendAsync("kept");
        File.Delete(Fixture.FilePath);

        (await Refused("a")).Problem.Should().Be(SqliteStoreProblem.Deleted);

        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync(1);
        leased.Single().Event.EventId.Should().Be("kept");
        (await Fixture.SettleAsync(new Settlement(leased[0].LeaseId, SettlementKind.Delivered))).Should().Equal(true);
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("")]
    public async Task A_file_that_was_replaced_accepts_nothing_more(string suffix)
    {
        await Fixture.AppendAsync("kept");
        File.Move(Fixture.FilePath + suffix, Fixture.FilePath + ".away");
        if (suffix.Length == 0)
        {
            await File.WriteAllBytesAsync(Fixture.FilePath, []);
        }

        (await Refused("a")).Problem.Should().Be(SqliteStoreProblem.Deleted);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_refuses_and_takes_events_again_when_it_lets_go()
    {
        await Fixture.AppendAsync("before");
        using var other = new SqliteConnection($"Data Source={Fixture.FilePath};Pooling=False");
        other.Open();
        using (SqliteTransaction transaction = other.BeginTransaction(deferred: false))
        {
            (await Refused("during")).Problem.Should().Be(SqliteStoreProblem.Locked);
            await transaction.RollbackAsync();
        }

        (await Fixture.AppendAsync("after")).Should().Equal(AppendStatus.Stored);
        (await Fixture.LeaseAsync()).Select(item => item.Event.EventId).Should().Equal("before", "after");
    }

    [Fact]
    public async Task A_damaged_page_fails_the_start_and_the_file_is_left_for_its_salvage()
    {
        await Fixture.AppendAsync([.. Enumerable.Range(0, 200).Select(number => Fixture.Event($"{number}", bytes: 500))]);
        await Fixture.Parts.DisposeAsync();
        await DamageAsync(page: 20);
        byte[] before = await File.ReadAllBytesAsync(Fixture.FilePath);

        SqliteStoreException refused = FluentActions.Invoking(Fixture.Open).Should().Throw<SqliteStoreException>().Which;

        refused.Problem.Should().Be(SqliteStoreProblem.Corrupt);
        refused.Message.Should().Contain(Fixture.FilePath).And.Contain(".recover");
        (await File.ReadAllBytesAsync(Fixture.FilePath)).Should().Equal(before);
    }

    [Fact]
    public void A_folder_that_does_not_exist_fails_the_start_with_the_path()
    {
        string path = Path.Combine(Fixture.Folder, "missing", "capi.db");
        var options = new SqliteOptions { ConnectionString = $"Data Source={path}" };

        SqliteStoreException refused = FluentActions
            .Invoking(() => new SqliteParts(options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance))
            .Should().Throw<SqliteStoreException>().Which;

        refused.Problem.Should().Be(SqliteStoreProblem.CannotOpen);
        refused.Path.Should().Be(path);
    }

    private async Task<SqliteStoreException> Refused(string id) =>
        (await FluentActions.Awaiting(() => Fixture.AppendAsync(id)).Should().ThrowAsync<SqliteStoreException>()).Which;

    private async Task<SqliteStoreException> AppendUntilRefusedAsync()
    {
        for (int number = 0; number < 10_000; number++)
        {
            try
            {
                await Fixture.AppendAsync(Fixture.Event($"{number}", bytes: 2_000));
            }
            catch (SqliteStoreException exception)
            {
                return exception;
            }
        }

        throw new InvalidOperationException("The disk is never full.");
    }

    // The database may grow by so many pages only: what the end of the disk looks like to SQLite.
    private Task<string?> LimitPagesAsync(int more) => Fixture.Parts.Store.WriteAsync(
        database => database.Read($"PRAGMA max_page_count = {int.Parse(database.Read("PRAGMA page_count")!) + more}"), default);

    private async Task DamageAsync(int page)
    {
        await using var stream = new FileStream(Fixture.FilePath, FileMode.Open);
        stream.Position = (page - 1) * 4096;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
    }
}
