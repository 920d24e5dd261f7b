using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Conformance;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class SqliteOutboxTests : FileTest
{
    private static readonly ConformanceFiles Files = new();
    private static readonly EventOutboxConformance Suite = new(clock => Files.Open(clock).Outbox);

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
    public async Task Events_are_leased_oldest_first_and_stay_until_they_are_settled()
    {
        (await Fixture.AppendAsync("a", "b", "c")).Should().Equal(AppendStatus.Stored, AppendStatus.Stored, AppendStatus.Stored);

        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync(2);

        leased.Select(item => item.Event.EventId).Should().Equal("a", "b");
        (await Fixture.LeaseAsync(10)).Select(item => item.Event.EventId).Should().Equal("c");
        (await Fixture.StatusAsync()).Backlogs.Should().ContainSingle().Which.Should()
            .Match<OutboxBacklog>(backlog => backlog.Events == 3 && backlog.Leased == 3 && backlog.OldestAcceptedAt == Fixture.Clock.GetUtcNow());
        (await SettleAsync(leased[0], SettlementKind.Delivered)).Should().BeTrue();
        (await Fixture.StatusAsync()).Events.Should().Be(2);
    }

    [Fact]
    public async Task What_waits_is_there_after_a_restart_as_it_was()
    {
        OutboxEvent before = Fixture.Event("a", subject: "person-1", isClaimed: true);
        await Fixture.AppendAsync(before);

        await Fixture.RestartAsync();

        OutboxEvent after = (await Fixture.LeaseAsync()).Should().ContainSingle().Which.Event;
        after.Should().BeEquivalentTo(before, options => options.Excluding(entry => entry.Payload));
        after.Payload.ToArray().Should().Equal(before.Payload.ToArray());
    }

    [Fact]
    public async Task What_is_given_back_comes_again_when_it_is_due_oldest_first()
    {
        await Fixture.AppendAsync("a");
        LeasedEvent first = (await Fixture.LeaseAsync(1))[0];
        (await GiveBackAsync(first, TimeSpan.FromSeconds(10))).Should().BeTrue();
        await Fixture.AppendAsync("b");

        (await Fixture.LeaseAsync(1)).Single().Event.EventId.Should().Be("b");
        Fixture.Clock.Advance(TimeSpan.FromSeconds(10));

        LeasedEvent again = (await Fixture.LeaseAsync(1)).Single();
        again.Event.EventId.Should().Be("a");
        again.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task What_is_given_back_without_a_time_is_due_at_once_whatever_the_clock_says_after_a_restart()
    {
        await Fixture.AppendAsync("a");
        LeasedEvent leased = (await Fixture.LeaseAsync(1))[0];
        await Fixture.SettleAsync(new Settlement(leased.LeaseId, SettlementKind.GivenBack));
        Fixture.Clock.SetUtcNow(Fixture.Clock.GetUtcNow().AddHours(-1));

        await Fixture.RestartAsync();

        (await Fixture.LeaseAsync()).Should().ContainSingle().Which.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task What_an_earlier_process_put_off_by_a_clock_that_was_ahead_comes_back()
    {
        DateTimeOffset right = Fixture.Clock.GetUtcNow();
        Fixture.Clock.SetUtcNow(right.AddYears(1));
        await Fixture.AppendAsync("held", "given back");
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync();
        await Fixture.SettleAsync(new Settlement(leased[1].LeaseId, SettlementKind.GivenBack, NotBefore: right.AddYears(1).AddMinutes(1)));
        Fixture.Clock.SetUtcNow(right);

        await Fixture.RestartAsync();

        (await Fixture.LeaseAsync()).Should().BeEmpty();
        Fixture.Clock.Advance(TimeSpan.FromMinutes(31));
        (await Fixture.LeaseAsync()).Select(item => item.Event.EventId).Should().Equal("held");
        Fixture.Clock.Advance(TimeSpan.FromDays(1));
        (await Fixture.LeaseAsync()).Select(item => item.Event.EventId).Should().Contain("given back");
    }

    [Fact]
    public async Task A_lease_that_ends_gives_its_event_back_and_a_late_settlement_counts_nowhere()
    {
        await Fixture.AppendAsync("a");
        LeasedEvent lost = (await Fixture.LeaseAsync()).Single();
        (await Fixture.LeaseAsync()).Should().BeEmpty();

        Fixture.Clock.Advance(SqliteFixture.Lease);
        LeasedEvent again = (await Fixture.LeaseAsync()).Single();

        again.LeaseId.Should().NotBe(lost.LeaseId);
        (await SettleAsync(lost, SettlementKind.Delivered)).Should().BeFalse();
        (await SettleAsync(again, SettlementKind.Delivered)).Should().BeTrue();
        (await SettleAsync(again, SettlementKind.Delivered)).Should().BeFalse();
        (await Fixture.StatusAsync()).Events.Should().Be(0);
    }

    [Fact]
    public async Task A_lease_of_an_event_that_left_does_not_settle_one_that_came_later()
    {
        await Fixture.AppendAsync("a");
        LeasedEvent gone = (await Fixture.LeaseAsync()).Single();
        await SettleAsync(gone, SettlementKind.Delivered);
        await Fixture.RestartAsync();
        await Fixture.AppendAsync("b");
        await Fixture.LeaseAsync();

        (await SettleAsync(gone, SettlementKind.Delivered)).Should().BeFalse();
        (await Fixture.StatusAsync()).Events.Should().Be(1);
    }

    [Fact]
    public async Task A_lease_takes_what_the_request_asks_for()
    {
        await Fixture.AppendAsync(Fixture.Event("old"));
        DateTimeOffset before = Fixture.Clock.GetUtcNow();
        Fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        await Fixture.AppendAsync(
            Named("view", "PageView", EventPriority.Low), Named("lead", "Lead", EventPriority.High), Fixture.Event("other", dataSource: "2222222222"));

        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease, before))).Should().Equal("old");
        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease) { EventName = "PageView" })).Should().Equal("view");
        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease) { ByPriority = true })).Should().Equal("lead", "old", "view");
        (await PeekAsync(new LeaseRequest("2222222222", 9, SqliteFixture.Lease))).Should().Equal("other");
    }

    [Fact]
    public async Task What_is_not_due_is_leased_when_it_is_asked_for_but_never_what_somebody_holds()
    {
        await Fixture.AppendAsync("given-back", "held");
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync();
        await GiveBackAsync(leased[0], TimeSpan.FromHours(1));

        (await Fixture.LeaseAsync()).Should().BeEmpty();
        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease) { IncludeNotDue = true })).Should().Equal("given-back");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task Setting_the_clock_neither_ends_a_lease_nor_holds_up_what_was_given_back(int hours)
    {
        await Fixture.AppendAsync("held", "given-back");
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync();
        Fixture.Clock.SetUtcNow(Fixture.Clock.GetUtcNow().AddHours(hours));
        await GiveBackAsync(leased[1], TimeSpan.FromSeconds(10));

        (await Fixture.LeaseAsync()).Should().BeEmpty();
        Fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        (await Fixture.LeaseAsync()).Should().ContainSingle().Which.Event.EventId.Should().Be("given-back");
    }

    [Fact]
    public async Task A_cancelled_append_has_stored_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Func<Task> act = () => Fixture.Outbox.AppendAsync(new[] { Fixture.Event("a") }, new AppendStatus[1], cancelled.Token).AsTask();

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await Fixture.StatusAsync()).Events.Should().Be(0);
    }

    [Fact]
    public async Task A_row_that_this_release_cannot_read_stays_and_stops_nobody()
    {
        await Fixture.AppendAsync("damaged", "good");
        Fixture.Query("UPDATE events SET entry = CAST('{\"v\":99}' || char(10) AS BLOB) WHERE event_id = 'damaged'");

        (await Fixture.LeaseAsync()).Should().ContainSingle().Which.Event.EventId.Should().Be("good");
        (await Fixture.StatusAsync()).Events.Should().Be(2);
    }

    [Fact]
    public async Task After_the_end_every_call_says_that_the_gateway_has_ended()
    {
        _ = Fixture.Outbox;
        await Fixture.Parts.DisposeAsync();

        await FluentActions.Awaiting(() => Fixture.AppendAsync("a")).Should().ThrowAsync<SqliteStoreException>().Where(e => e.Problem == SqliteStoreProblem.Closed);
        await FluentActions.Awaiting(() => Fixture.StatusAsync()).Should().ThrowAsync<SqliteStoreException>().Where(e => e.Problem == SqliteStoreProblem.Closed);
    }

    [Fact]
    public async Task Many_callers_append_lease_and_settle_and_every_event_comes_to_one_end()
    {
        const int Callers = 16;
        const int Each = 100;
        int settled = 0;
        Task[] writers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (int index = 0; index < Each; index++)
            {
                await Fixture.AppendAsync($"{caller}-{index}");
            }
        }))];
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref settled) < Callers * Each)
            {
                IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync(50);
                bool[] ended = await Fixture.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.Delivered))]);
                Interlocked.Add(ref settled, ended.Count(isEnded => isEnded));
            }
        }))];

        await Task.WhenAll([.. writers, .. readers]).WaitAsync(SqliteFixture.Budget);

        settled.Should().Be(Callers * Each);
        (await Fixture.StatusAsync()).Backlogs.Should().ContainSingle().Which.Should()
            .Match<OutboxBacklog>(backlog => backlog.Events == 0 && backlog.Leased == 0 && backlog.OldestAcceptedAt == null && backlog.Fill > 0 && backlog.Fill < 0.1);
    }

    private OutboxEvent Named(string id, string name, EventPriority priority) => new()
    {
        DataSourceId = SqliteFixture.DataSource,
        EventName = name,
        EventId = id,
        Payload = "{}"u8.ToArray(),
        AcceptedAt = Fixture.Clock.GetUtcNow(),
        ExpiresAt = Fixture.Clock.GetUtcNow().AddDays(7),
        Priority = priority,
    };

    // Leases and gives back at once.
    private async Task<IEnumerable<string>> PeekAsync(LeaseRequest request)
    {
        IReadOnlyList<LeasedEvent> leased = await Fixture.Outbox.LeaseAsync(request, default).AsTask().WaitAsync(SqliteFixture.Budget);
        await Fixture.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.GivenBack, Fixture.Clock.GetUtcNow()))]);
        return leased.Select(item => item.Event.EventId);
    }

    private async Task<bool> SettleAsync(LeasedEvent leased, SettlementKind kind) => (await Fixture.SettleAsync(new Settlement(leased.LeaseId, kind)))[0];

    private async Task<bool> GiveBackAsync(LeasedEvent leased, TimeSpan wait) =>
        (await Fixture.SettleAsync(new Settlement(leased.LeaseId, SettlementKind.GivenBack, Fixture.Clock.GetUtcNow() + wait)))[0];
}
