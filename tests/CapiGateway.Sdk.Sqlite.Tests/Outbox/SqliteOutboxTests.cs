using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class SqliteOutboxTests : IAsyncLifetime
{
    private readonly SqliteFixture _file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    [Fact]
    public async Task Events_are_leased_oldest_first_and_stay_until_they_are_settled()
    {
        (await _file.AppendAsync("a", "b", "c")).Should().Equal(AppendStatus.Stored, AppendStatus.Stored, AppendStatus.Stored);

        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync(2);

        leased.Select(item => item.Event.EventId).Should().Equal("a", "b");
        (await _file.LeaseAsync(10)).Select(item => item.Event.EventId).Should().Equal("c");
        (await _file.StatusAsync()).Backlogs.Should().ContainSingle().Which.Should()
            .Match<OutboxBacklog>(backlog => backlog.Events == 3 && backlog.Leased == 3 && backlog.OldestAcceptedAt == _file.Clock.GetUtcNow());
        (await SettleAsync(leased[0], SettlementKind.Delivered)).Should().BeTrue();
        (await _file.StatusAsync()).Events.Should().Be(2);
    }

    [Fact]
    public async Task What_waits_is_there_after_a_restart_as_it_was()
    {
        OutboxEvent before = _file.Event("a", subject: "person-1", isClaimed: true);
        await _file.AppendAsync(before);

        await _file.RestartAsync();

        OutboxEvent after = (await _file.LeaseAsync()).Should().ContainSingle().Which.Event;
        after.Should().BeEquivalentTo(before, options => options.Excluding(entry => entry.Payload));
        after.Payload.ToArray().Should().Equal(before.Payload.ToArray());
    }

    [Fact]
    public async Task What_is_given_back_comes_again_when_it_is_due_oldest_first()
    {
        await _file.AppendAsync("a");
        LeasedEvent first = (await _file.LeaseAsync(1))[0];
        (await GiveBackAsync(first, TimeSpan.FromSeconds(10))).Should().BeTrue();
        await _file.AppendAsync("b");

        (await _file.LeaseAsync(1)).Single().Event.EventId.Should().Be("b");
        _file.Clock.Advance(TimeSpan.FromSeconds(10));

        LeasedEvent again = (await _file.LeaseAsync(1)).Single();
        again.Event.EventId.Should().Be("a");
        again.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_lease_that_ends_gives_its_event_back_and_a_late_settlement_counts_nowhere()
    {
        await _file.AppendAsync("a");
        LeasedEvent lost = (await _file.LeaseAsync()).Single();
        (await _file.LeaseAsync()).Should().BeEmpty();

        _file.Clock.Advance(SqliteFixture.Lease);
        LeasedEvent again = (await _file.LeaseAsync()).Single();

        again.LeaseId.Should().NotBe(lost.LeaseId);
        (await SettleAsync(lost, SettlementKind.Delivered)).Should().BeFalse();
        (await SettleAsync(again, SettlementKind.Delivered)).Should().BeTrue();
        (await SettleAsync(again, SettlementKind.Delivered)).Should().BeFalse();
        (await _file.StatusAsync()).Events.Should().Be(0);
    }

    [Fact]
    public async Task A_lease_of_an_event_that_left_does_not_settle_one_that_came_later()
    {
        await _file.AppendAsync("a");
        LeasedEvent gone = (await _file.LeaseAsync()).Single();
        await SettleAsync(gone, SettlementKind.Delivered);
        await _file.RestartAsync();
        await _file.AppendAsync("b");
        await _file.LeaseAsync();

        (await SettleAsync(gone, SettlementKind.Delivered)).Should().BeFalse();
        (await _file.StatusAsync()).Events.Should().Be(1);
    }

    [Fact]
    public async Task A_lease_takes_what_the_request_asks_for()
    {
        await _file.AppendAsync(_file.Event("old"));
        DateTimeOffset before = _file.Clock.GetUtcNow();
        _file.Clock.Advance(TimeSpan.FromSeconds(1));
        await _file.AppendAsync(
            Named("view", "PageView", EventPriority.Low), Named("lead", "Lead", EventPriority.High), _file.Event("other", dataSource: "2222222222"));

        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease, before))).Should().Equal("old");
        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease) { EventName = "PageView" })).Should().Equal("view");
        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease) { ByPriority = true })).Should().Equal("lead", "old", "view");
        (await PeekAsync(new LeaseRequest("2222222222", 9, SqliteFixture.Lease))).Should().Equal("other");
    }

    [Fact]
    public async Task What_is_not_due_is_leased_when_it_is_asked_for_but_never_what_somebody_holds()
    {
        await _file.AppendAsync("given-back", "held");
        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync();
        await GiveBackAsync(leased[0], TimeSpan.FromHours(1));

        (await _file.LeaseAsync()).Should().BeEmpty();
        (await PeekAsync(new LeaseRequest(SqliteFixture.DataSource, 9, SqliteFixture.Lease) { IncludeNotDue = true })).Should().Equal("given-back");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task Setting_the_clock_neither_ends_a_lease_nor_holds_up_what_was_given_back(int hours)
    {
        await _file.AppendAsync("held", "given-back");
        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync();
        _file.Clock.SetUtcNow(_file.Clock.GetUtcNow().AddHours(hours));
        await GiveBackAsync(leased[1], TimeSpan.FromSeconds(10));

        (await _file.LeaseAsync()).Should().BeEmpty();
        _file.Clock.Advance(TimeSpan.FromSeconds(10));
        (await _file.LeaseAsync()).Should().ContainSingle().Which.Event.EventId.Should().Be("given-back");
    }

    [Fact]
    public async Task A_cancelled_append_has_stored_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        Func<Task> act = () => _file.Outbox.AppendAsync(new[] { _file.Event("a") }, new AppendStatus[1], cancelled.Token).AsTask();

        await act.Should().ThrowAsync<OperationCanceledException>();
        (await _file.StatusAsync()).Events.Should().Be(0);
    }

    [Fact]
    public async Task A_row_that_this_release_cannot_read_stays_and_stops_nobody()
    {
        await _file.AppendAsync("damaged", "good");
        _file.Query("UPDATE events SET entry = CAST('{\"v\":99}' || char(10) AS BLOB) WHERE event_id = 'damaged'");

        (await _file.LeaseAsync()).Should().ContainSingle().Which.Event.EventId.Should().Be("good");
        (await _file.StatusAsync()).Events.Should().Be(2);
    }

    [Fact]
    public async Task After_the_end_every_call_says_that_the_gateway_has_ended()
    {
        _ = _file.Outbox;
        await _file.Parts.DisposeAsync();

        await FluentActions.Awaiting(() => _file.AppendAsync("a")).Should().ThrowAsync<SqliteStoreException>().Where(e => e.Problem == SqliteStoreProblem.Closed);
        await FluentActions.Awaiting(() => _file.StatusAsync()).Should().ThrowAsync<SqliteStoreException>().Where(e => e.Problem == SqliteStoreProblem.Closed);
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
                await _file.AppendAsync($"{caller}-{index}");
            }
        }))];
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref settled) < Callers * Each)
            {
                IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync(50);
                bool[] ended = await _file.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.Delivered))]);
                Interlocked.Add(ref settled, ended.Count(isEnded => isEnded));
            }
        }))];

        await Task.WhenAll([.. writers, .. readers]).WaitAsync(SqliteFixture.Budget);

        settled.Should().Be(Callers * Each);
        (await _file.StatusAsync()).Backlogs.Should().ContainSingle().Which.Should().Be(new OutboxBacklog(SqliteFixture.DataSource, 0, 0, null));
    }

    private OutboxEvent Named(string id, string name, EventPriority priority) => new()
    {
        DataSourceId = SqliteFixture.DataSource,
        EventName = name,
        EventId = id,
        Payload = "{}"u8.ToArray(),
        AcceptedAt = _file.Clock.GetUtcNow(),
        ExpiresAt = _file.Clock.GetUtcNow().AddDays(7),
        Priority = priority,
    };

    // Leases and gives back at once.
    private async Task<IEnumerable<string>> PeekAsync(LeaseRequest request)
    {
        IReadOnlyList<LeasedEvent> leased = await _file.Outbox.LeaseAsync(request, default).AsTask().WaitAsync(SqliteFixture.Budget);
        await _file.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.GivenBack, _file.Clock.GetUtcNow()))]);
        return leased.Select(item => item.Event.EventId);
    }

    private async Task<bool> SettleAsync(LeasedEvent leased, SettlementKind kind) => (await _file.SettleAsync(new Settlement(leased.LeaseId, kind)))[0];

    private async Task<bool> GiveBackAsync(LeasedEvent leased, TimeSpan wait) =>
        (await _file.SettleAsync(new Settlement(leased.LeaseId, SettlementKind.GivenBack, _file.Clock.GetUtcNow() + wait)))[0];
}
