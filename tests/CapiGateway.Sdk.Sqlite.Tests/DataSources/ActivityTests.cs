using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.DataSources;

public sealed class ActivityTests : FileTest
{
    [Fact]
    public async Task What_is_stored_and_how_it_ends_is_counted_with_its_row_and_balances()
    {
        await Fixture.AppendAsync([.. Enumerable.Range(0, 10).Select(number => Fixture.Event($"{number}", subject: number > 7 ? "jane" : null, isClaimed: true))]);
        (await Fixture.AppendAsync(Fixture.Event("1", isClaimed: true))).Should().Equal(AppendStatus.Duplicate);
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync(5);
        SettlementKind[] ends = [SettlementKind.Delivered, SettlementKind.Delivered, SettlementKind.Buried, SettlementKind.Withdrawn, SettlementKind.GivenBack];
        await Fixture.SettleAsync([.. leased.Select((item, index) => new Settlement(item.LeaseId, ends[index]))]);
        await Fixture.SettleAsync(new Settlement(leased[0].LeaseId, SettlementKind.Delivered));
        await Fixture.Outbox.EraseAsync(ErasureRequest.ForSubject("jane"), default);
        await Fixture.RestartAsync();

        Dictionary<EventOutcome, long> counts = (await ReadAsync()).ToDictionary(count => count.Outcome, count => count.Events);

        Fixture.Parts.Activity.CountsStoredEvents.Should().BeTrue();
        counts.Should().Equal(new Dictionary<EventOutcome, long>
        {
            [EventOutcome.Accepted] = 10,
            [EventOutcome.Delivered] = 2,
            [EventOutcome.Buried] = 1,
            [EventOutcome.Withdrawn] = 1,
            [EventOutcome.Erased] = 2,
        });
        (counts[EventOutcome.Accepted] - counts.Where(pair => pair.Key != EventOutcome.Accepted).Sum(pair => pair.Value))
            .Should().Be((await Fixture.StatusAsync()).Events);
    }

    [Fact]
    public async Task What_the_gateway_hands_over_is_added_to_its_hour()
    {
        ActivityCount count = Count(3);
        await AddAsync(count, count with { Events = 2, LastAt = count.LastAt.AddMinutes(1) });
        await AddAsync(count with { Events = 1 }, count with { Reason = null, Events = 7 });

        IReadOnlyList<ActivityCount> read = await ReadAsync();

        read.Should().BeEquivalentTo([count with { Events = 6, LastAt = count.LastAt.AddMinutes(1) }, count with { Reason = null, Events = 7 }]);
        (await Fixture.Parts.Activity.ReadAsync(SqliteFixture.DataSource, count.Hour.AddHours(1), default)).Should().BeEmpty();
        (await Fixture.Parts.Activity.ReadAsync("2222222222", count.Hour, default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Hours_long_past_are_forgotten()
    {
        await AddAsync(Count(3));

        Fixture.Clock.Advance(TimeSpan.FromDays(90));
        await Fixture.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);

        (await ReadAsync()).Should().BeEmpty();
    }

    private ActivityCount Count(long events) => new()
    {
        DataSourceId = SqliteFixture.DataSource,
        EventName = "Purchase",
        Outcome = EventOutcome.Filtered,
        Reason = "crawler",
        Hour = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
        Events = events,
        LastAt = new DateTimeOffset(2026, 11, 22, 5, 7, 0, TimeSpan.Zero),
    };

    private async Task AddAsync(params ActivityCount[] counts) => await Fixture.Parts.Activity.AddAsync(counts, default).AsTask().WaitAsync(SqliteFixture.Budget);

    private async Task<IReadOnlyList<ActivityCount>> ReadAsync() =>
        await Fixture.Parts.Activity.ReadAsync(SqliteFixture.DataSource, DateTimeOffset.MinValue, default).AsTask().WaitAsync(SqliteFixture.Budget);
}
