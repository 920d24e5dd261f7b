using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Conformance;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class DeduplicationTests() : FileTest(options => options.DeduplicationCapacity = 100)
{
    private static readonly ConformanceFiles Files = new();
    private static readonly DeduplicationCacheConformance Suite = new(clock => Files.Open(clock).Outbox);

    public static TheoryData<string> Cases => new(Suite.Cases);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Files.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.RunAsync(name).WaitAsync(SqliteFixture.Budget);

    [Fact]
    public async Task An_append_takes_the_key_in_its_own_commit()
    {
        OutboxEvent entry = Fixture.Event("a", isClaimed: true);

        (await Fixture.AppendAsync(entry, Fixture.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Stored, AppendStatus.Duplicate);
        await Fixture.RestartAsync();
        (await Fixture.AppendAsync(entry)).Should().Equal(AppendStatus.Duplicate);

        (await Fixture.Outbox.ReserveAsync(entry.Claim!.Value, default)).Should().Be(DeduplicationStatus.Duplicate);
        (await Fixture.StatusAsync()).Events.Should().Be(1);
    }

    [Fact]
    public async Task Of_many_callers_with_one_event_exactly_one_stores_it()
    {
        AppendStatus[][] answers = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(_ => Task.Run(() => Fixture.AppendAsync(Fixture.Event("a", isClaimed: true))))).WaitAsync(SqliteFixture.Budget);

        answers.Count(answer => answer[0] == AppendStatus.Stored).Should().Be(1);
        answers.Count(answer => answer[0] == AppendStatus.Duplicate).Should().Be(31);
    }

    [Fact]
    public async Task A_delivered_event_stays_a_duplicate_until_its_window_is_over()
    {
        await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true));
        await SettleAsync(SettlementKind.Delivered);

        Fixture.Clock.Advance(TimeSpan.FromHours(47));
        (await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Duplicate);
        Fixture.Clock.Advance(TimeSpan.FromHours(2));
        (await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Stored);
    }

    [Theory]
    [InlineData(SettlementKind.Buried, 400, AppendStatus.Stored)]
    [InlineData(SettlementKind.Buried, 500, AppendStatus.Duplicate)]
    [InlineData(SettlementKind.Buried, null, AppendStatus.Duplicate)]
    [InlineData(SettlementKind.Withdrawn, null, AppendStatus.Stored)]
    [InlineData(SettlementKind.Evicted, null, AppendStatus.Stored)]
    [InlineData(SettlementKind.Expired, null, AppendStatus.Duplicate)]
    [InlineData(SettlementKind.Unconfirmed, 200, AppendStatus.Duplicate)]
    public async Task An_event_that_Meta_never_took_may_be_published_again_as_soon_as_that_is_settled(SettlementKind end, int? status, AppendStatus again)
    {
        await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true));
        await SettleAsync(end, status);

        (await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true))).Should().Equal(again);
    }

    [Fact]
    public async Task The_end_of_an_event_does_not_free_the_key_that_a_later_one_took_when_it_had_ended()
    {
        await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true));
        LeasedEvent first = (await Fixture.LeaseAsync()).Single();
        Fixture.Clock.Advance(TimeSpan.FromHours(49));
        (await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Stored);

        await Fixture.SettleAsync(new Settlement(first.LeaseId, SettlementKind.Withdrawn));

        (await Fixture.AppendAsync(Fixture.Event("a", isClaimed: true))).Should().Equal(AppendStatus.Duplicate);
    }

    [Fact]
    public async Task An_event_that_is_stored_takes_over_its_own_reservation()
    {
        OutboxEvent entry = Fixture.Event("a", isClaimed: true);
        await Fixture.Outbox.ReserveAsync(entry.Claim!.Value, default);

        (await Fixture.AppendAsync(entry)).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task Keys_that_ended_are_forgotten_and_so_are_the_oldest_beyond_the_capacity()
    {
        await Fixture.AppendAsync([.. Enumerable.Range(0, 300).Select(number => Fixture.Event($"{number}", isClaimed: true))]);
        await Fixture.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);

        Fixture.Query("SELECT count(*) FROM claims").Should().Be("100");
        Fixture.Query("SELECT value FROM numbers WHERE name = 'claims'").Should().Be("100");
        Fixture.Clock.Advance(TimeSpan.FromDays(3));
        await Fixture.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);
        Fixture.Query("SELECT count(*) FROM claims").Should().Be("0");
    }

    private async Task SettleAsync(SettlementKind kind, int? status = null)
    {
        DeliveryAnswer? answer = status is null ? null : new DeliveryAnswer { Status = status };
        (await Fixture.SettleAsync([.. (await Fixture.LeaseAsync()).Select(item => new Settlement(item.LeaseId, kind, Answer: answer))]))
            .Should().AllBeEquivalentTo(true);
    }
}
