using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using CapiGateway.Sdk.Testing.Time;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Outbox;

public sealed class InMemoryDeliveryJournalTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task The_way_of_an_event_is_found_oldest_first_at_its_data_source_only()
    {
        InMemoryDeliveryJournal sut = CreateSut();
        await sut.RecordAsync(new[] { Entry("4711", "Accepted"), Entry("4712", "Accepted"), Entry("4711", "Accepted") with { DataSourceId = "2" } }, default);
        await sut.RecordAsync(new[] { Entry("4711", "Delivered") }, default);

        (await sut.FindAsync("1", "4711", default)).Select(entry => entry.Outcome).Should().Equal("Accepted", "Delivered");
        (await sut.FindAsync("1", "nobody", default)).Should().BeEmpty();
    }

    [Fact]
    public async Task It_holds_so_many_entries_and_the_oldest_make_room()
    {
        InMemoryDeliveryJournal sut = CreateSut(capacity: 3_000);
        for (int index = 0; index < 10_000; index++)
        {
            await sut.RecordAsync(new[] { Entry($"{index}", "Accepted") }, default);
        }

        (await sut.FindAsync("1", "6999", default)).Should().BeEmpty();
        for (int index = 7_000; index < 10_000; index++)
        {
            (await sut.FindAsync("1", $"{index}", default)).Should().ContainSingle().Which.EventId.Should().Be($"{index}");
        }
    }

    [Fact]
    public async Task It_holds_them_for_so_long()
    {
        InMemoryDeliveryJournal sut = CreateSut();
        await sut.RecordAsync(new[] { Entry("old", "Delivered") }, default);
        _clock.Advance(TimeSpan.FromDays(13));
        await sut.RecordAsync(new[] { Entry("new", "Delivered") }, default);
        _clock.Advance(TimeSpan.FromDays(1));

        (await sut.FindAsync("1", "old", default)).Should().BeEmpty();
        (await sut.FindAsync("1", "new", default)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_journal_of_no_size_holds_nothing()
    {
        InMemoryDeliveryJournal sut = CreateSut(capacity: 0);
        await sut.RecordAsync(new[] { Entry("1", "Accepted") }, default);

        (await sut.FindAsync("1", "1", default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_person_is_forgotten_by_the_hosts_key()
    {
        InMemoryDeliveryJournal sut = CreateSut();
        await sut.RecordAsync(new[] { Entry("a", "Accepted") with { SubjectKey = "p1" }, Entry("b", "Accepted") with { SubjectKey = "p2" }, Entry("a", "Delivered") with { SubjectKey = "p1" } }, default);

        (await sut.EraseAsync(ErasureRequest.ForSubject("p1"), default)).JournalEntries.Should().Be(2);
        (await sut.FindAsync("1", "a", default)).Should().BeEmpty();
        (await sut.FindAsync("1", "b", default)).Should().ContainSingle();
        (await sut.EraseAsync(ErasureRequest.ForSubject("p1"), default)).JournalEntries.Should().Be(0);
    }

    [Fact]
    public async Task Taking_down_an_entry_allocates_nothing_once_the_ring_is_full()
    {
        InMemoryDeliveryJournal sut = CreateSut(capacity: 1_024);
        JournalEntry[] entries = [Entry("1", "Accepted")];
        for (int index = 0; index < 2_000; index++)
        {
            await sut.RecordAsync(entries, default);
        }

        bool done = true;
        Allocated.By(() =>
        {
            for (int index = 0; index < 2_000; index++)
            {
                done &= sut.RecordAsync(entries, default).AsTask().IsCompletedSuccessfully;
            }
        }).Should().Be(0);
        done.Should().BeTrue();
    }

    private InMemoryDeliveryJournal CreateSut(int capacity = 100_000) => new(capacity, TimeSpan.FromDays(14), _clock);

    private JournalEntry Entry(string id, string outcome) => new()
    {
        DataSourceId = "1",
        EventName = "Purchase",
        EventId = id,
        At = _clock.GetUtcNow(),
        Outcome = outcome,
        Identifiers = "em,ph",
    };
}
