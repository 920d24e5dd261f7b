using System.Text;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Outbox;
using Microsoft.Data.Sqlite;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class ErasureTests : FileTest
{
    [Fact]
    public async Task A_person_is_erased_by_the_hosts_key_wherever_something_is_kept()
    {
        await AppendBuryAndDeliverAsync("jane-doe-key", "jane");
        await AppendBuryAndDeliverAsync("john-roe-key", "john");
        await Fixture.AppendAsync(Fixture.Event("jane-leased", subject: "jane-doe-key"), Fixture.Event("jane-waits", subject: "jane-doe-key"));
        await Fixture.LeaseAsync(1);

        ErasureResult result = await EraseAsync(ErasureRequest.ForSubject("jane-doe-key"));

        result.Waiting.Should().Equal(new Dictionary<string, int> { [SqliteFixture.DataSource] = 2 });
        result.DeadLetters.Should().Be(1);
        result.JournalEntries.Should().Be(2);
        (await Fixture.StatusAsync()).Events.Should().Be(0);
        (await Fixture.ReadFromOutsideAsync()).Should().NotContain("jane-doe-key", "nothing of her stands in the file or beside it");
        (await Fixture.ReadFromOutsideAsync()).Should().Contain("john-roe-key");
        (await EraseAsync(ErasureRequest.ForSubject("jane-doe-key"))).Should().BeEquivalentTo(ErasureResult.None);
    }

    [Fact]
    public async Task A_person_is_erased_by_the_digest_of_an_identifier_among_thousands_of_events()
    {
        IdentifierHasher.TryHash(IdentifierKind.Email, "jane.doe@example.com", out Sha256Digest digest).Should().BeTrue();
        await Fixture.AppendAsync([.. Enumerable.Range(0, 2_500).Select(number => Fixture.Event($"{number}", bytes: 20))]);
        await Fixture.AppendAsync([Holding("a", digest), Holding("b", digest)]);
        LeasedEvent leased = (await Fixture.Outbox.LeaseAsync(new LeaseRequest(SqliteFixture.DataSource, 3_000, SqliteFixture.Lease), default))
            .Single(item => item.Event.EventId == "a");
        await Fixture.SettleAsync(new Settlement(leased.LeaseId, SettlementKind.Buried));

        ErasureResult result = await EraseAsync(ErasureRequest.ForDigest(digest));

        result.Waiting.Should().Equal(new Dictionary<string, int> { [SqliteFixture.DataSource] = 1 });
        result.DeadLetters.Should().Be(1);
        result.JournalEntries.Should().Be(1);
        (await Fixture.StatusAsync()).Events.Should().Be(2_500);
        (await Fixture.ReadFromOutsideAsync()).Should().NotContain(digest.ToString());
    }

    [Fact]
    public async Task An_erasure_that_has_begun_is_finished_though_its_caller_cancels()
    {
        await Fixture.AppendAsync([.. Enumerable.Range(0, 4_000).Select(number => Fixture.Event($"{number}", subject: "jane"))]);
        using var cancelled = new CancellationTokenSource();
        Task<ErasureResult> erasing = Fixture.Outbox.EraseAsync(ErasureRequest.ForSubject("jane"), cancelled.Token).AsTask();
        while (!erasing.IsCompleted && (await Fixture.StatusAsync()).Events == 4_000)
        {
            // Until the first step is committed.
        }

        await cancelled.CancelAsync();

        (await erasing.WaitAsync(SqliteFixture.Budget)).Waiting.Values.Sum().Should().Be(4_000);
        (await Fixture.StatusAsync()).Events.Should().Be(0);
    }

    [Fact]
    public async Task What_was_erased_while_somebody_read_leaves_the_log_with_the_next_maintenance()
    {
        await Fixture.AppendAsync(Fixture.Event("a", subject: "jane-doe-key"));
        using (var reader = new SqliteConnection($"Data Source={Fixture.FilePath};Pooling=False"))
        {
            await reader.OpenAsync();
            using SqliteTransaction reading = reader.BeginTransaction(deferred: true);
            using SqliteCommand look = reader.CreateCommand();
            look.CommandText = "SELECT count(*) FROM events";
            look.Transaction = reading;
            await look.ExecuteScalarAsync();
            await EraseAsync(ErasureRequest.ForSubject("jane-doe-key"));
            (await Fixture.ReadFromOutsideAsync()).Should().Contain("jane-doe-key", "somebody still reads it");
        }

        await Fixture.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);

        (await Fixture.ReadFromOutsideAsync()).Should().NotContain("jane-doe-key");
    }

    [Theory]
    [InlineData('\uFEFF')]
    [InlineData('\uFFFE')]
    public async Task A_mark_of_the_byte_order_belongs_to_the_hosts_key(char mark)
    {
        await Fixture.AppendAsync(Fixture.Event("a", subject: mark + "jane"), Fixture.Event("b", subject: "jane"));

        await EraseAsync(ErasureRequest.ForSubject(mark + "jane"));

        Fixture.WaitingIds().Should().Equal("b");
    }

    private async Task AppendBuryAndDeliverAsync(string subject, string id)
    {
        await Fixture.AppendAsync(Fixture.Event($"{id}-1", subject: subject), Fixture.Event($"{id}-2", subject: subject));
        IReadOnlyList<LeasedEvent> leased = await Fixture.LeaseAsync();
        await Fixture.SettleAsync(new(leased[0].LeaseId, SettlementKind.Buried), new(leased[1].LeaseId, SettlementKind.Delivered));
    }

    private OutboxEvent Holding(string id, Sha256Digest digest) => new()
    {
        DataSourceId = SqliteFixture.DataSource,
        EventName = "Purchase",
        EventId = id,
        Payload = Encoding.UTF8.GetBytes($$$"""{"user_data":{"em":["{{{digest}}}"]}}"""),
        AcceptedAt = Fixture.Clock.GetUtcNow(),
        ExpiresAt = Fixture.Clock.GetUtcNow().AddDays(7),
    };

    private Task<ErasureResult> EraseAsync(ErasureRequest request) => Fixture.Outbox.EraseAsync(request, default).AsTask().WaitAsync(SqliteFixture.Budget);
}
