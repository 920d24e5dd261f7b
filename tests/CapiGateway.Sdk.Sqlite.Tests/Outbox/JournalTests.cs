using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Tests.Outbox;

public sealed class JournalTests() : FileTest(options => options.JournalCapacity = 50)
{
    [Fact]
    public async Task What_waits_says_that_it_was_accepted()
    {
        await Fixture.AppendAsync("order-4711");

        JournalEntry entry = (await FindAsync("order-4711")).Should().ContainSingle().Which;

        entry.Outcome.Should().Be("Accepted");
        entry.IsAcceptance.Should().BeTrue();
        entry.Identifiers.Should().Be("em,ph");
        (await FindAsync("order-4712")).Should().BeEmpty();
    }

    [Fact]
    public async Task An_end_is_written_by_the_commit_that_settles()
    {
        DateTimeOffset accepted = Fixture.Clock.GetUtcNow();
        await Fixture.AppendAsync(Fixture.Event("a", subject: "person"));
        Fixture.Clock.Advance(TimeSpan.FromMinutes(1));

        await SettleAsync(SettlementKind.Buried, new DeliveryAnswer { Status = 400, Code = 100, Subcode = 33, FbTraceId = "AbC" });

        (await FindAsync("a")).Should().BeEquivalentTo(
            new[]
            {
                new { Outcome = "Accepted", At = accepted, IsAcceptance = true, Attempts = 0, Error = (string?)null, SubjectKey = (string?)"person" },
                new { Outcome = "Buried", At = accepted.AddMinutes(1), IsAcceptance = false, Attempts = 1, Error = (string?)"100/33", SubjectKey = (string?)"person" },
            },
            options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task What_the_gateway_records_of_an_end_goes_into_the_line_that_the_commit_wrote()
    {
        await Fixture.AppendAsync("a");
        await SettleAsync(SettlementKind.Withdrawn, null);

        await RecordAsync(Entry("a", "Accepted") with { IsAcceptance = true }, Entry("a", "Withdrawn") with { Reason = "Consent" });

        (await FindAsync("a")).Where(entry => !entry.IsAcceptance).Should().ContainSingle().Which.Reason.Should().Be("Consent");
    }

    [Fact]
    public async Task What_the_gateway_records_of_an_end_does_not_bring_back_who_was_erased_since()
    {
        await Fixture.AppendAsync(Fixture.Event("a", subject: "jane"));
        await SettleAsync(SettlementKind.Delivered, null);
        await Fixture.Outbox.EraseAsync(ErasureRequest.ForSubject("jane"), default);

        await RecordAsync(Entry("a", "Delivered") with { IsEnd = true, SubjectKey = "jane" });

        (await FindAsync("a")).Should().BeEmpty();
    }

    [Fact]
    public async Task Entries_that_a_clock_wrote_that_was_ahead_do_not_keep_others()
    {
        DateTimeOffset right = Fixture.Clock.GetUtcNow();
        await RecordAsync(Entry("ahead", "Duplicate") with { At = right.AddYears(1) }, Entry("old", "Duplicate"));
        Fixture.Clock.Advance(TimeSpan.FromDays(15));

        await Fixture.Parts.MaintainAsync().WaitAsync(SqliteFixture.Budget);

        (await FindAsync("ahead")).Should().BeEmpty();
        (await FindAsync("old")).Should().BeEmpty();
    }

    [Fact]
    public async Task What_ended_at_the_door_is_recorded_as_it_is_told()
    {
        await RecordAsync(Entry("a", "Filtered") with { Reason = "crawler" }, Entry("a", "Duplicate"), Entry("b", "Delivered") with { Status = 200 });

        (await FindAsync("a")).Select(entry => (entry.Outcome, entry.Reason)).Should().Equal(("Filtered", "crawler"), ("Duplicate", null));
        (await FindAsync("b")).Should().ContainSingle().Which.Status.Should().Be(200);
    }

    [Fact]
    public async Task It_is_bounded_in_number_and_in_time()
    {
        await RecordAsync([.. Enumerable.Range(0, 120).Select(number => Entry($"{number}", "Duplicate"))]);
        await Fixture.Parts.MaintainAsync();

        Fixture.Query("SELECT count(*) FROM journal").Should().Be("50");
        (await FindAsync("119")).Should().ContainSingle();
        (await FindAsync("0")).Should().BeEmpty();
        Fixture.Clock.Advance(TimeSpan.FromDays(15));
        await Fixture.Parts.MaintainAsync();
        (await FindAsync("119")).Should().BeEmpty();
    }

    private JournalEntry Entry(string id, string outcome) => new()
    {
        DataSourceId = SqliteFixture.DataSource,
        EventName = "Purchase",
        EventId = id,
        At = Fixture.Clock.GetUtcNow(),
        Outcome = outcome,
    };

    private Task RecordAsync(params JournalEntry[] entries) => Fixture.Journal.RecordAsync(entries, default).AsTask().WaitAsync(SqliteFixture.Budget);

    private async Task<IReadOnlyList<JournalEntry>> FindAsync(string id) => await Fixture.Journal.FindAsync(SqliteFixture.DataSource, id, default);

    private async Task SettleAsync(SettlementKind kind, DeliveryAnswer? answer) =>
        await Fixture.SettleAsync([.. (await Fixture.LeaseAsync()).Select(item => new Settlement(item.LeaseId, kind, Answer: answer))]);
}
