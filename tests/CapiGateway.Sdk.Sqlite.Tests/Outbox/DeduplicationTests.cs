using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.DependencyInjection.Internal;
using CapiGateway.Sdk.Testing.Conformance;
using CapiGateway.Sdk.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class DeduplicationTests : IAsyncLifetime
{
    private static readonly List<(SqliteParts Parts, DirectoryInfo Folder)> Made = [];
    private static readonly DeduplicationCacheConformance Suite = new(Make);

    private readonly SqliteFixture _file = new(options => options.DeduplicationCapacity = 100);

    public static TheoryData<string> Cases => new(Suite.Cases);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _file.DisposeAsync();
        (SqliteParts Parts, DirectoryInfo Folder)[] made;
        lock (Made)
        {
            made = [.. Made];
            Made.Clear();
        }

        foreach ((SqliteParts parts, DirectoryInfo folder) in made)
        {
            await parts.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.RunAsync(name).WaitAsync(SqliteFixture.Budget);

    [Fact]
    public async Task An_append_takes_the_key_in_its_own_commit()
    {
        OutboxEvent entry = _file.Event("a", isClaimed: true);

        (await _file.AppendAsync(entry, _file.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Stored, AppendStatus.Duplicate);
        await _file.RestartAsync();
        (await _file.AppendAsync(entry)).Should().Equal(AppendStatus.Duplicate);

        (await _file.Outbox.ReserveAsync(entry.Claim!.Value, default)).Should().Be(DeduplicationStatus.Duplicate);
        (await _file.StatusAsync()).Events.Should().Be(1);
    }

    [Fact]
    public async Task Of_many_callers_with_one_event_exactly_one_stores_it()
    {
        AppendStatus[][] answers = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(_ => Task.Run(() => _file.AppendAsync(_file.Event("a", isClaimed: true))))).WaitAsync(SqliteFixture.Budget);

        answers.Count(answer => answer[0] == AppendStatus.Stored).Should().Be(1);
        answers.Count(answer => answer[0] == AppendStatus.Duplicate).Should().Be(31);
    }

    [Fact]
    public async Task A_delivered_event_stays_a_duplicate_until_its_window_is_over()
    {
        await _file.AppendAsync(_file.Event("a", isClaimed: true));
        await SettleAsync(SettlementKind.Delivered);

        _file.Clock.Advance(TimeSpan.FromHours(47));
        (await _file.AppendAsync(_file.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Duplicate);
        _file.Clock.Advance(TimeSpan.FromHours(2));
        (await _file.AppendAsync(_file.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task A_buried_event_may_be_published_again()
    {
        await _file.AppendAsync(_file.Event("a", isClaimed: true));
        await SettleAsync(SettlementKind.Buried);

        (await _file.AppendAsync(_file.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task An_event_that_is_stored_takes_over_its_own_reservation()
    {
        OutboxEvent entry = _file.Event("a", isClaimed: true);
        await _file.Outbox.ReserveAsync(entry.Claim!.Value, default);

        (await _file.AppendAsync(entry)).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task Keys_that_ended_are_forgotten_and_so_are_the_oldest_beyond_the_capacity()
    {
        await _file.AppendAsync([.. Enumerable.Range(0, 300).Select(number => _file.Event($"{number}", isClaimed: true))]);
        await _file.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);

        _file.Query("SELECT count(*) FROM claims").Should().Be("100");
        _file.Query("SELECT value FROM numbers WHERE name = 'claims'").Should().Be("100");
        _file.Clock.Advance(TimeSpan.FromDays(3));
        await _file.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);
        _file.Query("SELECT count(*) FROM claims").Should().Be("0");
    }

    private static CapiGateway.Sdk.Sqlite.Outbox.Internal.SqliteOutbox Make(ManualTimeProvider clock)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("capigateway-sqlite-");

        // Thousands of commits, one after another: what they promise is tested elsewhere.
        var options = new SqliteOptions { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "capi.db")}", Durability = SqliteDurability.Normal };
        var parts = new SqliteParts(options, clock, NullLogger.Instance);
        lock (Made)
        {
            Made.Add((parts, folder));
        }

        return parts.Outbox;
    }

    private async Task SettleAsync(SettlementKind kind) =>
        (await _file.SettleAsync([.. (await _file.LeaseAsync()).Select(item => new Settlement(item.LeaseId, kind))])).Should().AllBeEquivalentTo(true);
}
