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
