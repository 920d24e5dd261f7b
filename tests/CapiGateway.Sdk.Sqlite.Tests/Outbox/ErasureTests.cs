using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class ErasureTests : IAsyncLifetime
{
    private readonly SqliteFixture _file = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _file.DisposeAsync().AsTask();

    [Fact]
    public async Task A_person_is_erased_by_the_hosts_key_wherever_something_is_kept()
    {
        await AppendBuryAndDeliverAsync("jane-doe-key", "jane");
        await AppendBuryAndDeliverAsync("john-roe-key", "john");
        await _file.AppendAsync(_file.Event("jane-leased", subject: "jane-doe-key"), _file.Event("jane-waits", subject: "jane-doe-key"));
        await _file.LeaseAsync(1);

        ErasureResult result = await EraseAsync(ErasureRequest.ForSubject("jane-doe-key"));

        result.Waiting.Should().Equal(new Dictionary<string, int> { [SqliteFixture.DataSource] = 2 });
        result.DeadLetters.Should().Be(1);
        result.JournalEntries.Should().Be(2);
        (await _file.StatusAsync()).Events.Should().Be(0);
        (await _file.ReadFromOutsideAsync()).Should().NotContain("jane-doe-key", "nothing of her stands in the file or beside it");
        (await _file.ReadFromOutsideAsync()).Should().Contain("john-roe-key");
        (await EraseAsync(ErasureRequest.ForSubject("jane-doe-key"))).Should().BeEquivalentTo(ErasureResult.None);
    }

    [Fact]
    public async Task A_person_is_erased_by_the_digest_of_an_identifier_among_thousands_of_events()
    {
        IdentifierHasher.TryHash(IdentifierKind.Email, "jane.doe@example.com", out Sha256Digest digest).Should().BeTrue();
        await _file.AppendAsync([.. Enumerable.Range(0, 2_500).Select(number => _file.Event($"{number}", bytes: 20))]);
        await _file.AppendAsync([Holding("a", digest), Holding("b", digest)]);
        LeasedEvent leased = (await _file.Outbox.LeaseAsync(new LeaseRequest(SqliteFixture.DataSource, 3_000, SqliteFixture.Lease), default))
            .Single(item => item.Event.EventId == "a");
        await _file.SettleAsync(new Settlement(leased.LeaseId, SettlementKind.Buried));

        ErasureResult result = await EraseAsync(ErasureRequest.ForDigest(digest));

        result.Waiting.Should().Equal(new Dictionary<string, int> { [SqliteFixture.DataSource] = 1 });
        result.DeadLetters.Should().Be(1);
        result.JournalEntries.Should().Be(1);
        (await _file.StatusAsync()).Events.Should().Be(2_500);
        (await _file.ReadFromOutsideAsync()).Should().NotContain(digest.ToString());
    }

    private async Task AppendBuryAndDeliverAsync(string subject, string id)
    {
        await _file.AppendAsync(_file.Event($"{id}-1", subject: subject), _file.Event($"{id}-2", subject: subject));
        IReadOnlyList<LeasedEvent> leased = await _file.LeaseAsync();
        await _file.SettleAsync(new(leased[0].LeaseId, SettlementKind.Buried), new(leased[1].LeaseId, SettlementKind.Delivered));
    }

    private OutboxEvent Holding(string id, Sha256Digest digest) => new()
    {
        DataSourceId = SqliteFixture.DataSource,
        EventName = "Purchase",
        EventId = id,
        Payload = Encoding.UTF8.GetBytes($$$"""{"user_data":{"em":["{{{digest}}}"]}}"""),
        AcceptedAt = _file.Clock.GetUtcNow(),
        ExpiresAt = _file.Clock.GetUtcNow().AddDays(7),
    };

    private Task<ErasureResult> EraseAsync(ErasureRequest request) => _file.Outbox.EraseAsync(request, default).AsTask().WaitAsync(SqliteFixture.Budget);
}
