using System.Text;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Outbox;

public sealed class InMemoryOutboxLeaseTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task The_oldest_comes_first_whatever_its_priority_unless_priority_is_asked_for()
    {
        InMemoryOutbox sut = CreateSut();
        await AppendAsync(sut, Entry("1", "PageView", EventPriority.Low), Entry("2"), Entry("3", "Purchase", EventPriority.High), Entry("4"));
        await AppendAsync(sut, Entry("5", "Purchase", EventPriority.High), Entry("6", "PageView", EventPriority.Low));

        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 2, Lease), default)).Should().Equal("1", "2");
        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 10, Lease) { ByPriority = true }, default)).Should().Equal("3", "5", "4", "6");
    }

    [Fact]
    public async Task What_comes_back_takes_its_old_place_in_the_order()
    {
        InMemoryOutbox sut = CreateSut();
        await AppendAsync(sut, [.. Enumerable.Range(1, 9).Select(index => Entry($"{index}"))]);
        IReadOnlyList<LeasedEvent> leased = await sut.LeaseAsync(new LeaseRequest("1", 6, Lease), default);
        await SettleAsync(sut, [.. leased.Reverse().Select(item => new Settlement(item.LeaseId, SettlementKind.GivenBack, _clock.GetUtcNow()))]);

        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 9, Lease), default)).Should().Equal("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    [Fact]
    public async Task One_name_can_be_leased_with_what_is_not_due_yet_and_the_rest_stays()
    {
        InMemoryOutbox sut = CreateSut();
        await AppendAsync(sut, Entry("1", "Lead"), Entry("2"), Entry("3", "Lead"), Entry("4", "Lead"));
        LeasedEvent first = (await sut.LeaseAsync(new LeaseRequest("1", 1, Lease), default))[0];
        await SettleAsync(sut, new Settlement(first.LeaseId, SettlementKind.GivenBack, _clock.GetUtcNow().AddHours(1)));

        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 1, Lease) { EventName = "Lead" }, default)).Should().Equal("3");
        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 9, Lease) { EventName = "Lead", IncludeNotDue = true }, default)).Should().Equal("4", "1");
        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 9, Lease), default)).Should().Equal("2");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public async Task A_corrected_clock_moves_neither_leases_nor_waits(int hours)
    {
        InMemoryOutbox sut = CreateSut();
        await AppendAsync(sut, Entry("held"), Entry("waits"));
        await sut.LeaseAsync(new LeaseRequest("1", 1, Lease), default);
        LeasedEvent second = (await sut.LeaseAsync(new LeaseRequest("1", 1, Lease), default))[0];
        await SettleAsync(sut, new Settlement(second.LeaseId, SettlementKind.GivenBack, _clock.GetUtcNow() + Lease));

        _clock.SetUtcNow(_clock.GetUtcNow().AddHours(hours));
        (await sut.LeaseAsync(new LeaseRequest("1", 9, Lease), default)).Should().BeEmpty();
        _clock.Advance(Lease);
        IdsOf(await sut.LeaseAsync(new LeaseRequest("1", 9, Lease), default)).Should().Equal("held", "waits");
    }

    [Fact]
    public async Task A_buried_event_is_kept_with_the_answer_and_can_be_put_back_once()
    {
        InMemoryOutbox sut = CreateSut();
        await BuryAsync(sut, Entry("a"), Entry("b"));

        List<DeadLetter> letters = await sut.ListAsync("1", default).ToListAsync();
        letters.Select(letter => letter.Event.EventId).Should().Equal("b", "a");
        letters[1].Should().Match<DeadLetter>(letter => letter.Answer.Subcode == 2804050 && letter.Attempts == 1 && letter.BuriedAt == _clock.GetUtcNow());
        (await sut.ListAsync("2", default).ToListAsync()).Should().BeEmpty();
        (await sut.ReturnAsync(letters[1].Id, default)).Should().Be(AppendStatus.Stored);
        (await sut.ReturnAsync(letters[1].Id, default)).Should().BeNull();
        (await sut.LeaseAsync(new LeaseRequest("1", 9, Lease), default)).Should().ContainSingle(item => item.Event.EventId == "a" && item.Attempts == 0);
        (await sut.DeleteAsync(letters[0].Id, default)).Should().BeTrue();
        (await sut.FindAsync(letters[0].Id, default)).Should().BeNull();
    }

    [Fact]
    public async Task A_dead_letter_stays_where_it_is_when_there_is_no_room_for_it()
    {
        var sut = new InMemoryOutbox(capacity: 1, capacityBytes: 1_000, _clock);
        await BuryAsync(sut, Entry("a"));
        await AppendAsync(sut, Entry("b"));

        (await sut.ReturnAsync(1, default)).Should().Be(AppendStatus.Full);
        (await sut.FindAsync(1, default)).Should().NotBeNull();
    }

    [Fact]
    public async Task Dead_letters_are_so_many_at_the_most_and_kept_for_so_long()
    {
        var sut = new InMemoryOutbox(1_000, 1_000_000, _clock, new DeadLetterShelf(3, TimeSpan.FromDays(30), _clock));
        await BuryAsync(sut, Entry("a"), Entry("b"));
        _clock.Advance(TimeSpan.FromDays(1));
        await BuryAsync(sut, Entry("c"), Entry("d"));

        (await sut.ListAsync(null, default).Select(letter => letter.Event.EventId).ToListAsync()).Should().Equal("d", "c", "b");
        _clock.Advance(TimeSpan.FromDays(29));
        (await sut.ListAsync(null, default).Select(letter => letter.Event.EventId).ToListAsync()).Should().Equal("d", "c");
    }

    [Fact]
    public async Task Everything_about_a_person_is_erased_wherever_it_waits()
    {
        InMemoryOutbox sut = CreateSut();
        await BuryAsync(sut, Entry("dead", person: "p1"));
        await AppendAsync(sut, Entry("leased", person: "p1"), Entry("later", person: "p1"), Entry("fresh", person: "p1"), Entry("other", person: "p2"));
        LeasedEvent leased = (await sut.LeaseAsync(new LeaseRequest("1", 1, Lease), default))[0];
        LeasedEvent later = (await sut.LeaseAsync(new LeaseRequest("1", 1, Lease), default))[0];
        await SettleAsync(sut, new Settlement(later.LeaseId, SettlementKind.GivenBack, _clock.GetUtcNow().AddHours(1)));

        ErasureResult erased = await sut.EraseAsync(ErasureRequest.ForSubject("p1"), default);

        erased.Waiting.Should().Equal(new Dictionary<string, int> { ["1"] = 3 });
        erased.DeadLetters.Should().Be(1);
        (await SettleAsync(sut, new Settlement(leased.LeaseId, SettlementKind.Delivered))).Should().Equal(false);
        (await sut.GetStatusAsync(default)).Events.Should().Be(1);
    }

    [Fact]
    public async Task A_person_is_found_by_a_digest_in_the_bytes_too()
    {
        InMemoryOutbox sut = CreateSut();
        IdentifierHasher.TryHash(IdentifierKind.Email, "ada@example.com", out Sha256Digest digest).Should().BeTrue();
        await AppendAsync(sut, Entry("a", payload: $"[\"{digest}\"]"), Entry("b"));

        (await sut.EraseAsync(ErasureRequest.ForDigest(digest), default)).Waiting.Should().ContainKey("1").WhoseValue.Should().Be(1);
        (await sut.GetStatusAsync(default)).Events.Should().Be(1);
    }

    private static List<string> IdsOf(IReadOnlyList<LeasedEvent> leased) => [.. leased.Select(item => item.Event.EventId)];

    private static async Task AppendAsync(InMemoryOutbox sut, params OutboxEvent[] events) =>
        await sut.AppendAsync(events, new AppendStatus[events.Length], default);

    private static async Task<bool[]> SettleAsync(InMemoryOutbox sut, params Settlement[] settlements)
    {
        var settled = new bool[settlements.Length];
        await sut.SettleAsync(settlements, settled, default);
        return settled;
    }

    private static async Task BuryAsync(InMemoryOutbox sut, params OutboxEvent[] events)
    {
        await AppendAsync(sut, events);
        var answer = new DeliveryAnswer { Status = 400, Code = 100, Subcode = 2804050 };
        IReadOnlyList<LeasedEvent> leased = await sut.LeaseAsync(new LeaseRequest("1", events.Length, Lease), default);
        await SettleAsync(sut, [.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.Buried, Answer: answer))]);
    }

    private InMemoryOutbox CreateSut() => new(capacity: 1_000, capacityBytes: 1_000_000, _clock);

    private OutboxEvent Entry(
        string id, string name = "Subscribe", EventPriority priority = EventPriority.Normal, string? person = null, string payload = "{}") => new()
        {
            DataSourceId = "1",
            EventName = name,
            EventId = id,
            Payload = Encoding.UTF8.GetBytes(payload),
            AcceptedAt = _clock.GetUtcNow(),
            ExpiresAt = DateTimeOffset.MaxValue,
            Priority = priority,
            Consent = person is null ? ConsentSignals.None : new ConsentSignals { SubjectKey = person },
        };
}
