using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class DeadLetterTests : IAsyncLifetime
{
    private static readonly DeliveryAnswer Answer = new()
    {
        Status = 400, Code = 100, Subcode = 2804003, Title = "Too old", Message = "The event is too old.", FbTraceId = "AbC", Body = "{\"error\":{}}",
    };

    private readonly SqliteFixture _file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    [Fact]
    public async Task A_buried_event_is_kept_with_the_answer_and_no_longer_waits()
    {
        OutboxEvent entry = _file.Event("a", subject: "person");
        await BuryAsync(entry);
        await _file.RestartAsync();

        (await _file.StatusAsync()).Events.Should().Be(0);
        DeadLetter letter = (await ListAsync(null)).Should().ContainSingle().Which;
        letter.Answer.Should().Be(Answer);
        letter.BuriedAt.Should().Be(_file.Clock.GetUtcNow());
        letter.Attempts.Should().Be(1);
        letter.Event.Payload.ToArray().Should().Equal(entry.Payload.ToArray());
        letter.Event.Consent.SubjectKey.Should().Be("person");
        (await _file.Outbox.FindAsync(letter.Id, default))!.Event.EventId.Should().Be("a");
    }

    [Fact]
    public async Task They_are_listed_newest_first_by_data_source_however_many_there_are()
    {
        for (int round = 0; round < 3; round++)
        {
            await BuryAsync([.. Enumerable.Range(0, 70).Select(number => _file.Event($"{round}-{number}"))]);
            _file.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await BuryAsync("2222222222", _file.Event("other", dataSource: "2222222222"));

        List<DeadLetter> all = await ListAsync(null);
        all.Should().HaveCount(211).And.BeInDescendingOrder(letter => letter.BuriedAt);
        all.Select(letter => letter.Id).Should().OnlyHaveUniqueItems();
        (await ListAsync("2222222222")).Should().ContainSingle().Which.Event.EventId.Should().Be("other");
    }

    [Fact]
    public async Task One_that_is_returned_waits_again_with_no_attempts_and_is_a_duplicate_again()
    {
        OutboxEvent entry = _file.Event("a", isClaimed: true);
        await BuryAsync(entry);
        long id = (await ListAsync(null)).Single().Id;

        (await _file.Outbox.ReturnAsync(id, default)).Should().Be(AppendStatus.Stored);

        (await ListAsync(null)).Should().BeEmpty();
        (await _file.LeaseAsync()).Should().ContainSingle().Which.Attempts.Should().Be(0);
        (await _file.AppendAsync(entry)).Should().Equal(AppendStatus.Duplicate);
        (await _file.Outbox.ReturnAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task One_that_is_deleted_is_gone()
    {
        await BuryAsync(_file.Event("a"));
        long id = (await ListAsync(null)).Single().Id;

        (await _file.Outbox.DeleteAsync(id, default)).Should().BeTrue();
        (await _file.Outbox.DeleteAsync(id, default)).Should().BeFalse();
        (await _file.Outbox.FindAsync(id, default)).Should().BeNull();
    }

    [Fact]
    public async Task They_are_kept_for_thirty_days()
    {
        await BuryAsync(_file.Event("a"));

        _file.Clock.Advance(TimeSpan.FromDays(29));
        await _file.Parts.MaintainAsync();
        (await ListAsync(null)).Should().ContainSingle();
        _file.Clock.Advance(TimeSpan.FromDays(2));
        await _file.Parts.MaintainAsync();
        (await ListAsync(null)).Should().BeEmpty();
    }

    private Task BuryAsync(params OutboxEvent[] events) => BuryAsync(SqliteFixture.DataSource, events);

    private async Task BuryAsync(string dataSource, params OutboxEvent[] events)
    {
        await _file.AppendAsync(events);
        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync(dataSource: dataSource);
        await _file.SettleAsync([.. leased.Select(item => new Settlement(item.LeaseId, SettlementKind.Buried, Answer: Answer))]);
    }

    private async Task<List<DeadLetter>> ListAsync(string? dataSource)
    {
        List<DeadLetter> letters = [];
        await foreach (DeadLetter letter in _file.Outbox.ListAsync(dataSource, default))
        {
            letters.Add(letter);
        }

        return letters;
    }
}
