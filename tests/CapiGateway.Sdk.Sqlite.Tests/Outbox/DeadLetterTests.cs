using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class DeadLetterTests : FileTest
{
    private static readonly DeliveryAnswer Answer = new()
    {
        Status = 400,
        Code = 100,
        Subcode = 2804003,
        Title = "Too old",
        Message = "The event is too old.",
        FbTraceId = "AbC",
        Body = "{\"error\":{}}",
    };

    [Fact]
    public async Task A_buried_event_is_kept_with_the_answer_and_no_longer_waits()
    {
        OutboxEvent entry = Fixture.Event("a", subject: "person");
        await BuryAsync(entry);
        await Fixture.RestartAsync();

        (await Fixture.StatusAsync()).Events.Should().Be(0);
        DeadLetter letter = (await ListAsync(null)).Should().ContainSingle().Which;
        letter.Answer.Should().Be(Answer);
        letter.BuriedAt.Should().Be(Fixture.Clock.GetUtcNow());
        letter.Attempts.Should().Be(1);
        letter.Event.Payload.ToArray().Should().Equal(entry.Payload.ToArray());
        letter.Event.Consent.SubjectKey.Should().Be("person");
        (await Fixture.Outbox.FindAsync(letter.Id, default))!.Event.EventId.Should().Be("a");
    }

    [Fact]
    public async Task They_are_listed_newest_first_by_data_source_however_many_there_are()
    {
        for (int round = 0; round < 3; round++)
        {
            await BuryAsync([.. Enumerable.Range(0, 70).Select(number => Fixture.Event($"{round}-{number}"))]);
            Fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await BuryAsync("2222222222", Fixture.Event("other", dataSource: "2222222222"));

        List<DeadLetter> all = await ListAsync(null);
        all.Should().HaveCount(211).And.BeInDescendingOrder(letter => letter.BuriedAt);
        all.Select(letter => letter.Id).Should().OnlyHaveUniqueItems();
        (await ListAsync("2222222222")).Should().ContainSingle().Which.Event.EventId.Should().Be("other");
    }

    [Fact]
    public async Task One_that_is_returned_waits_again_with_no_attempts_and_is_a_duplicate_again()
    {
        OutboxEvent entry = Fixture.Event("a", isClaimed: true);
        await BuryAsync(entry);
        long id = (await ListAsync(null)).Single().Id;

        (await Fixture.Outbox.ReturnAsync(id, default)).Should().Be(AppendStatus.Stored);

        (await ListAsync(null)).Should().BeEmpty();
        Fixture.Query($"SELECT events FROM activity WHERE outcome = {(int)EventOutcome.Accepted}").Should().Be("2", "it is counted anew");
        (await Fixture.LeaseAsync()).Should().ContainSingle().Which.Attempts.Should().Be(0);
        (await Fixture.AppendAsync(entry)).Should().Equal(AppendStatus.Duplicate);
        (await Fixture.Outbox.ReturnAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task One_whose_event_was_published_anew_is_not_returned_and_stays()
    {
        OutboxEvent entry = Fixture.Event("a", isClaimed: true);
        await BuryAsync(entry);
        long id = (await ListAsync(null)).Single().Id;
        await Fixture.AppendAsync(entry);

        (await Fixture.Outbox.ReturnAsync(id, default)).Should().Be(AppendStatus.Duplicate);

        (await ListAsync(null)).Should().ContainSingle();
        (await Fixture.StatusAsync()).Events.Should().Be(1);
    }

    [Fact]
    public async Task One_that_is_deleted_is_gone()
    {
        await BuryAsync(Fixture.Event("a"));
        long id = (await ListAsync(null)).Single().Id;

        (await Fixture.Outbox.DeleteAsync(id, default)).Should().BeTrue();
        (await Fixture.Outbox.DeleteAsync(id, default)).Should().BeFalse();
        (await Fixture.Outbox.FindAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task They_are_kept_for_thirty_days()
    {
        await BuryAsync(Fixture.Event("a"));

        Fixture.Clock.Advance(TimeSpan.FromDays(29));
        await Fixture.Parts.MaintainAsync();
        (await ListAsync(null)).Should().ContainSingle();
        Fixture.Clock.Advance(TimeSpan.FromDays(2));
        await Fixture.Parts.MaintainAsync();
        (await ListAsync(null)).Should().BeEmpty();
    }

    private Task BuryAsync(params OutboxEvent[] events) => BuryAsync(SqliteFixture.DataSource, events);

    private async Task BuryAsync(string dataSource, params OutboxEvent[] events)
    {
        await Fixture.AppendAsync(events);
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync(dataSource: dataSource);
        await Fixture.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.Buried, Answer: Answer))]);
    }

    private async Task<List<DeadLetter>> ListAsync(string? dataSource)
    {
        List<DeadLetter> letters = [];
        await foreach (DeadLetter letter in Fixture.Outbox.ListAsync(dataSource, default))
        {
            letters.Add(letter);
        }

        return letters;
    }
}
