using System.Globalization;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;

namespace CapiGateway.Sdk.Sqlite.Tests.Storage;

public sealed class SizeTests
{
    private const long Cap = 2 << 20;

    [Fact]
    public async Task Beyond_its_size_the_file_takes_no_events_until_others_have_left()
    {
        await using SqliteFixture file = new(options => options.MaxBytes = Cap);
        await FillAsync(file, SqliteFixture.DataSource);

        new FileInfo(file.FilePath).Length.Should().BeLessThan(Cap + (Cap / 10));
        await SettleAllAsync(file);

        (await file.AppendAsync(file.Event("again", bytes: 2_000))).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task A_data_source_that_is_down_leaves_room_for_the_others()
    {
        await using SqliteFixture file = new(options => options.MaxBytes = Cap);
        await file.AppendAsync(file.Event("first", dataSource: "2222222222"));
        await FillAsync(file, SqliteFixture.DataSource);

        (await file.AppendAsync(file.Event("other", dataSource: "2222222222", bytes: 2_000))).Should().Equal(AppendStatus.Stored);
        (await file.AppendAsync(file.Event("more", bytes: 2_000))).Should().Equal(AppendStatus.Full);
    }

    [Fact]
    public async Task After_an_outage_the_file_shrinks()
    {
        await using SqliteFixture file = new(options => options.JournalCapacity = 0);
        for (int round = 0; round < 10; round++)
        {
            await file.AppendAsync([.. Enumerable.Range(0, 500).Select(number => file.Event($"{round}-{number}", bytes: 2_000))]);
        }

        await file.Parts.Store.EmptyLogAsync(default);
        new FileInfo(file.FilePath).Length.Should().BeGreaterThan(10_000_000);
        await SettleAllAsync(file);

        await file.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);
        await file.Parts.Store.EmptyLogAsync(default);

        new FileInfo(file.FilePath).Length.Should().BeLessThan(2_000_000);
    }

    [Fact]
    public async Task Under_load_the_log_stays_bounded_though_somebody_reads()
    {
        await using SqliteFixture file = new();
        using var stop = new CancellationTokenSource();
        Task reader = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await file.StatusAsync();
            }
        });
        long longest = 0;
        for (int round = 0; round < 40; round++)
        {
            await file.AppendAsync([.. Enumerable.Range(0, 500).Select(number => file.Event($"{round}-{number}", bytes: 2_000))]);
            longest = Math.Max(longest, new FileInfo(file.FilePath + "-wal").Length);
            await SettleAllAsync(file);
        }

        await stop.CancelAsync();
        await reader.WaitAsync(SqliteFixture.Budget);
        longest.Should().BePositive().And.BeLessThan(WriteAheadLog.MostBytes + WriteAheadLog.UsualBytes);
    }

    [Fact]
    public async Task What_is_only_remembered_makes_room_for_events()
    {
        await using SqliteFixture file = new(options => (options.MaxBytes, options.Durability) = (1 << 20, SqliteDurability.Normal));
        await file.AppendAsync([.. Enumerable.Range(0, 400).Select(number => file.Event($"bad-{number}", dataSource: "2222222222", bytes: 100))]);
        int own = 0;
        while ((await file.AppendAsync(file.Event($"own-{own}", bytes: 100)))[0] == AppendStatus.Stored)
        {
            own++;
        }

        await BuryAllAsync(file, "2222222222");

        (await file.AppendAsync(file.Event("new", bytes: 100))).Should().Equal(AppendStatus.Stored);
        file.WaitingIds().Should().HaveCount(own + 1, "no event had to go");
    }

    [Fact]
    public async Task Dead_letters_do_not_make_the_file_longer_than_it_may_be()
    {
        await using SqliteFixture file = new(options => (options.MaxBytes, options.Durability) = (1 << 20, SqliteDurability.Normal));
        for (int round = 0; round < 20; round++)
        {
            await file.AppendAsync([.. Enumerable.Range(0, 50).Select(number => file.Event($"{round}-{number}"))]);
            await BuryAllAsync(file, SqliteFixture.DataSource);
        }

        long.Parse(file.Query("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")!, CultureInfo.InvariantCulture)
            .Should().BeLessThan((1 << 20) + (1 << 18));
        file.Query("SELECT count(*) FROM dead_letters WHERE event_id = '19-49'").Should().Be("1", "the newest is there");
    }

    [Fact]
    public async Task Keys_of_deduplication_take_at_most_half_of_the_file()
    {
        await using SqliteFixture file = new(options => (options.MaxBytes, options.Durability, options.JournalCapacity) = (1 << 20, SqliteDurability.Normal, 0));
        for (int round = 0; round < 24; round++)
        {
            await file.AppendAsync([.. Enumerable.Range(0, 500).Select(number => file.Event($"{round}-{number}", isClaimed: true))]);
            await SettleAllAsync(file);
            await file.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);
        }

        (await file.AppendAsync(file.Event("again", isClaimed: true, bytes: 2_000))).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task In_a_full_file_a_duplicate_is_a_duplicate()
    {
        await using SqliteFixture file = new(options => (options.MaxBytes, options.JournalCapacity) = (Cap, 0));
        await file.AppendAsync(file.Event("known", isClaimed: true));
        await FillAsync(file, SqliteFixture.DataSource);

        (await file.AppendAsync(file.Event("known", isClaimed: true, bytes: 2_000))).Should().Equal(AppendStatus.Duplicate);
        (await file.AppendAsync(file.Event("unknown", isClaimed: true, bytes: 2_000))).Should().Equal(AppendStatus.Full);
    }

    [Fact]
    public async Task A_file_that_can_give_no_pages_back_is_maintained_all_the_same()
    {
        await using SqliteFixture file = new(options => options.JournalCapacity = 0);
        file.Query("PRAGMA journal_mode = WAL");
        for (int round = 0; round < 4; round++)
        {
            await file.AppendAsync([.. Enumerable.Range(0, 500).Select(number => file.Event($"{round}-{number}", bytes: 2_000))]);
        }

        await SettleAllAsync(file);
        file.Query("PRAGMA auto_vacuum").Should().Be("0");

        await file.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);

        (await file.AppendAsync("a")).Should().Equal(AppendStatus.Stored);
    }

    private static async Task BuryAllAsync(SqliteFixture file, string dataSource)
    {
        var answer = new DeliveryAnswer { Status = 400, Code = 100, Body = new string('b', 4_096) };
        await file.SettleAsync([.. (await file.LeaseAsync(dataSource: dataSource)).Select(item => new Settlement(item.LeaseId, SettlementKind.Buried, Answer: answer))]);
    }

    private static async Task FillAsync(SqliteFixture file, string dataSource)
    {
        for (int number = 0; number < 5_000; number++)
        {
            if ((await file.AppendAsync(file.Event($"{number}", dataSource, bytes: 2_000)))[0] == AppendStatus.Full)
            {
                number.Should().BeGreaterThan(100);
                return;
            }
        }

        throw new InvalidOperationException("The file is never full.");
    }

    private static async Task SettleAllAsync(SqliteFixture file)
    {
        while (await file.LeaseAsync() is { Count: > 0 } leased)
        {
            await file.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.Delivered))]);
        }
    }
}
