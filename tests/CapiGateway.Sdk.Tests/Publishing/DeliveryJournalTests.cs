using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class DeliveryJournalTests
{
    [Fact]
    public async Task Was_order_4711_sent_is_answered_with_outcomes_times_attempts_and_kinds_and_no_values()
    {
        await using var fixture = new GatewayFixture();
        fixture.Emulator.Faults.Enqueue(EmulatorFault.ServerError());
        await fixture.Gateway.PublishAsync(fixture.Purchase("4711").Build());
        await fixture.WaitForSettledAsync(1);

        IReadOnlyList<JournalEntry> way = await JournalOf(fixture).FindAsync(GatewayFixture.DataSourceId, "4711", default);

        way.Select(entry => entry.Outcome).Should().BeEquivalentTo("Accepted", "Delivered");
        JournalEntry delivered = way.Single(entry => entry.Outcome == "Delivered");
        delivered.Should().Match<JournalEntry>(it => it.Attempts == 2 && it.Status == 200 && it.FbTraceId != null && it.Error == null);
        delivered.Identifiers.Should().Contain("em").And.Contain("ph");
        way.Select(entry => $"{entry}").Should().OnlyContain(text => !text.Contains("4711") && !text.Contains('@'));
    }

    [Fact]
    public async Task What_was_refused_at_the_door_or_buried_says_why()
    {
        await using var fixture = new GatewayFixture();
        await fixture.Gateway.PublishAsync(fixture.Purchase("old").WithEventTime(fixture.Clock.GetUtcNow().AddDays(-8)).Build());
        fixture.Emulator.Faults.Enqueue(EmulatorFault.GraphError(100, 2804050));
        await fixture.Gateway.PublishAsync(fixture.Purchase("bad").Build());
        await fixture.WaitForSettledAsync(1);

        (await JournalOf(fixture).FindAsync(GatewayFixture.DataSourceId, "old", default)).Should().ContainSingle()
            .Which.Should().Match<JournalEntry>(it => it.Outcome == "Invalid" && it.Reason == "RuleBroken" && it.Attempts == 0);
        (await JournalOf(fixture).FindAsync(GatewayFixture.DataSourceId, "bad", default)).Should().Contain(
            it => it.Outcome == "Buried" && it.Error == "100/2804050" && it.Status == 400);
    }

    [Fact]
    public async Task A_person_is_erased_from_the_journal_by_the_hosts_key()
    {
        await using var fixture = new GatewayFixture();
        await fixture.Gateway.PublishAsync(fixture.Purchase("1").WithConsent(new ConsentSignals { SubjectKey = "customer-7" }).Build());
        await fixture.WaitForSettledAsync(1);

        ErasureResult erased = await fixture.Services.GetRequiredService<PersonalDataErasure>().EraseAsync("customer-7");

        erased.JournalEntries.Should().Be(2);
        (await JournalOf(fixture).FindAsync(GatewayFixture.DataSourceId, "1", default)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_journal_that_never_answers_holds_up_nothing()
    {
        await using var fixture = new GatewayFixture(
            options => options.ShutdownTimeout = TimeSpan.Zero,
            builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).UseDeliveryJournal<Silent>());
        for (int index = 0; index < 1_200; index++)
        {
            (await fixture.Gateway.PublishAsync(fixture.Purchase($"{index}").Build())).EnsureAccepted();
        }

        await fixture.WaitForSettledAsync(1_200);

        fixture.Log.Lines.Should().ContainSingle(line => line.Id.Id == 224);
    }

    private static IDeliveryJournal JournalOf(GatewayFixture fixture) => fixture.Services.GetRequiredService<IDeliveryJournal>();

    private sealed class Silent : IDeliveryJournal
    {
        private readonly TaskCompletionSource _never = new();

        public ValueTask RecordAsync(ReadOnlyMemory<JournalEntry> entries, CancellationToken cancellationToken) => new(_never.Task);

        public ValueTask<IReadOnlyList<JournalEntry>> FindAsync(string dataSourceId, string eventId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<JournalEntry>>([]);
    }
}
