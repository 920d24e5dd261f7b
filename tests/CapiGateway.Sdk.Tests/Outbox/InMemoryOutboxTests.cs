using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Outbox;

public sealed class InMemoryOutboxTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Events_are_leased_oldest_first_and_stay_until_they_are_settled()
    {
        var sut = CreateSut();
        await AppendAsync(sut, "a", "b", "c");

        IReadOnlyList<LeasedEvent> leased = await LeaseAsync(sut, 2);

        leased.Select(item => item.Event.EventId).Should().Equal("a", "b");
        (await LeaseAsync(sut, 10)).Select(item => item.Event.EventId).Should().Equal("c");
        (await sut.GetStatusAsync(default)).Backlogs.Should().ContainSingle().Which.Should()
            .Match<OutboxBacklog>(backlog => backlog.Events == 3 && backlog.Leased == 3);
        await SettleAsync(sut, new Settlement(leased[0].LeaseId, SettlementKind.Delivered));
        (await sut.GetStatusAsync(default)).Events.Should().Be(2);
    }

    [Fact]
    public async Task What_is_given_back_comes_again_when_it_is_due_before_what_is_fresh()
    {
        var sut = CreateSut();
        await AppendAsync(sut, "a");
        LeasedEvent first = (await LeaseAsync(sut, 1))[0];
        await SettleAsync(sut, new Settlement(first.LeaseId, SettlementKind.GivenBack, _clock.GetUtcNow().AddSeconds(10)));
        await AppendAsync(sut, "b");

        (await LeaseAsync(sut, 1))[0].Event.EventId.Should().Be("b");
        await AppendAsync(sut, "c");
        _clock.Advance(TimeSpan.FromSeconds(10));
        LeasedEvent again = (await LeaseAsync(sut, 1))[0];
        again.Event.EventId.Should().Be("a");
        again.Attempts.Should().Be(1);
    }

    [Fact]
    public async Task A_lease_that_ends_unsettled_gives_its_events_back_and_the_late_settlement_is_ignored()
    {
        var sut = CreateSut();
        await AppendAsync(sut, "a");
        LeasedEvent lost = (await LeaseAsync(sut, 1))[0];
        (await LeaseAsync(sut, 1)).Should().BeEmpty();

        _clock.Advance(Lease);
        LeasedEvent again = (await LeaseAsync(sut, 1))[0];
        await SettleAsync(sut, new Settlement(lost.LeaseId, SettlementKind.Delivered));

        again.LeaseId.Should().NotBe(lost.LeaseId);
        (await sut.GetStatusAsync(default)).Events.Should().Be(1);
    }

    [Fact]
    public async Task Each_data_source_has_room_of_its_own_in_events_and_in_bytes()
    {
        var sut = new InMemoryOutbox(capacity: 2, capacityBytes: 100, _clock);

        (await AppendAsync(sut, Entry("a", "1"), Entry("b", "1"), Entry("c", "1"), Entry("d", "2"))).Should()
            .Equal(AppendStatus.Stored, AppendStatus.Stored, AppendStatus.Full, AppendStatus.Stored);
        (await AppendAsync(sut, Entry("e", "2", bytes: 95))).Should().Equal(AppendStatus.Full);
        LeasedEvent leased = (await LeaseAsync(sut, 1))[0];
        await SettleAsync(sut, new Settlement(leased.LeaseId, SettlementKind.Delivered));
        (await AppendAsync(sut, Entry("f", "1"))).Should().Equal(AppendStatus.Stored);
    }

    [Fact]
    public async Task A_lease_can_be_limited_to_what_was_accepted_before()
    {
        var sut = CreateSut();
        await AppendAsync(sut, "a");
        DateTimeOffset before = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await AppendAsync(sut, "b");

        IReadOnlyList<LeasedEvent> leased = await sut.LeaseAsync(new LeaseRequest("1", 10, Lease, before), default);

        leased.Select(item => item.Event.EventId).Should().Equal("a");
    }

    [Fact]
    public async Task Many_threads_append_lease_and_settle_and_every_event_comes_to_one_end()
    {
        var sut = new InMemoryOutbox(1_000_000, long.MaxValue, _clock);
        const int Each = 5_000;
        int settled = 0;

        Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (int index = 0; index < Each; index++)
            {
                await AppendAsync(sut, Entry($"{writer}-{index}", "1"));
            }
        }))];
        Task[] readers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref settled) < 4 * Each)
            {
                foreach (LeasedEvent item in await LeaseAsync(sut, 50))
                {
                    await SettleAsync(sut, new Settlement(item.LeaseId, SettlementKind.Delivered));
                    Interlocked.Increment(ref settled);
                }
            }
        }))];
        await Task.WhenAll([.. writers, .. readers]).WaitAsync(TimeSpan.FromSeconds(30));

        settled.Should().Be(4 * Each);
        (await sut.GetStatusAsync(default)).Events.Should().Be(0);
    }

    private InMemoryOutbox CreateSut() => new(capacity: 1_000, capacityBytes: 1_000_000, _clock);

    private Task<AppendStatus[]> AppendAsync(InMemoryOutbox sut, params string[] ids) =>
        AppendAsync(sut, [.. ids.Select(id => Entry(id, "1"))]);

    private static async Task<AppendStatus[]> AppendAsync(InMemoryOutbox sut, params OutboxEvent[] events)
    {
        var statuses = new AppendStatus[events.Length];
        await sut.AppendAsync(events, statuses, default);
        return statuses;
    }

    private static async Task<IReadOnlyList<LeasedEvent>> LeaseAsync(InMemoryOutbox sut, int most) =>
        await sut.LeaseAsync(new LeaseRequest("1", most, Lease), default);

    private static async Task SettleAsync(InMemoryOutbox sut, params Settlement[] settlements) =>
        await sut.SettleAsync(settlements, new bool[settlements.Length], default);

    private OutboxEvent Entry(string id, string dataSourceId, int bytes = 10) => new()
    {
        DataSourceId = dataSourceId,
        EventName = "Purchase",
        EventId = id,
        Payload = new byte[bytes],
        AcceptedAt = _clock.GetUtcNow(),
        ExpiresAt = DateTimeOffset.MaxValue,
    };
}
