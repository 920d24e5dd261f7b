using System.Collections.Concurrent;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Testing.Conformance;

public sealed partial class EventOutboxConformance
{
    private static readonly SettlementKind[] Final =
        [SettlementKind.Delivered, SettlementKind.Unconfirmed, SettlementKind.Buried, SettlementKind.Expired, SettlementKind.Withdrawn, SettlementKind.Evicted];

    private static async Task FinalAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        foreach (SettlementKind kind in Final)
        {
            await StoreAsync(outbox, cancellationToken, Event((int)kind)).ConfigureAwait(false);
            LeasedEvent leased = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
            bool[] settled = await SettleAsync(outbox, cancellationToken, new Settlement(leased.LeaseId, kind)).ConfigureAwait(false);
            Expect(settled[0], expected: true, $"The lease was there when it was settled as {kind}");
            Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 0, $"Events after {kind}");
            await ExpectLeaseAsync(outbox, Ask() with { IncludeNotDue = true }, string.Empty, $"Leased after {kind}", cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task SettledFlagsAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1)).ConfigureAwait(false);
        LeasedEvent leased = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        Settlement[] both = [new(long.MaxValue - 7, SettlementKind.Delivered), new(leased.LeaseId, SettlementKind.Delivered)];
        Expect(string.Join(' ', await SettleAsync(outbox, cancellationToken, both).ConfigureAwait(false)), "False True", "Whether the leases were there");
        Expect(string.Join(' ', await SettleAsync(outbox, cancellationToken, both).ConfigureAwait(false)), "False False", "Whether the leases were there a second time");
    }

    private static async Task GivenBackAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1)).ConfigureAwait(false);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            LeasedEvent leased = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
            Expect(leased.Attempts, attempt, "Attempts");
            DateTimeOffset due = attempt == 0 ? default : clock.GetUtcNow();
            await SettleAsync(outbox, cancellationToken, new Settlement(leased.LeaseId, SettlementKind.GivenBack, due)).ConfigureAwait(false);
        }

        Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 1, "Events after giving back");
    }

    private static async Task StatusAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1), Event(2), Event(3, source: "1002")).ConfigureAwait(false);
        await outbox.LeaseAsync(Ask(1), cancellationToken).ConfigureAwait(false);
        OutboxStatus status = await outbox.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        OutboxBacklog backlog = status.Backlogs.Single(one => one.DataSourceId == Source);
        Expect((status.Events, backlog.Events, backlog.Leased), (3, 2, 1), "Events in all, of the data source, and leased");
        Expect(backlog.OldestAcceptedAt, Event(1).AcceptedAt, "When the oldest was accepted");
    }

    private static async Task CancelledAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await AppendAsync(outbox, [Event(1)], cancelled.Token).ConfigureAwait(false);
            throw new ConformanceException("AppendAsync with a cancelled token did not throw OperationCanceledException.");
        }
        catch (OperationCanceledException)
        {
            Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 0, "Events after a cancelled append");
        }
    }

    private static async Task ConcurrencyAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
            async () =>
            {
                for (int number = 0; number < EventsEach; number++)
                {
                    await StoreAsync(outbox, cancellationToken, Event((caller * EventsEach) + number)).ConfigureAwait(false);
                    foreach (LeasedEvent leased in await outbox.LeaseAsync(Ask(1), cancellationToken).ConfigureAwait(false))
                    {
                        seen.AddOrUpdate(leased.Event.EventId, 1, static (_, count) => count + 1);
                        bool[] settled = await SettleAsync(outbox, cancellationToken, new Settlement(leased.LeaseId, SettlementKind.Delivered)).ConfigureAwait(false);
                        Expect(settled[0], expected: true, "A lease was there when its holder settled it");
                    }
                }
            },
            cancellationToken))).ConfigureAwait(false);
        foreach (LeasedEvent rest in await outbox.LeaseAsync(Ask(Callers * EventsEach), cancellationToken).ConfigureAwait(false))
        {
            seen.AddOrUpdate(rest.Event.EventId, 1, static (_, count) => count + 1);
        }

        Expect((seen.Count, seen.Values.Sum()), (Callers * EventsEach, Callers * EventsEach), "Events that were leased, and leases");
    }

    private static async Task NotBeforeAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1)).ConfigureAwait(false);
        LeasedEvent leased = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        await SettleAsync(outbox, cancellationToken, new Settlement(leased.LeaseId, SettlementKind.GivenBack, clock.GetUtcNow() + Minute)).ConfigureAwait(false);
        clock.Advance(Minute - Moment);
        await ExpectLeaseAsync(outbox, Ask(), string.Empty, "Leased before its time", cancellationToken).ConfigureAwait(false);
        IReadOnlyList<LeasedEvent> early = await outbox.LeaseAsync(Ask() with { IncludeNotDue = true }, cancellationToken).ConfigureAwait(false);
        Expect(early.Count, 1, "Leased before its time with IncludeNotDue");
        await SettleAsync(outbox, cancellationToken, new Settlement(early[0].LeaseId, SettlementKind.GivenBack, clock.GetUtcNow() + Minute)).ConfigureAwait(false);
        clock.Advance(Minute + Moment);
        await ExpectLeaseAsync(outbox, Ask(), "order-1", "Leased when it is due", cancellationToken).ConfigureAwait(false);
    }

    private static async Task LeaseEndAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1)).ConfigureAwait(false);
        LeasedEvent first = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        clock.Advance(Minute + Moment);
        LeasedEvent second = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        Expect(second.Attempts, 1, "Attempts after a lease that ended");
        bool[] settled = await SettleAsync(outbox, cancellationToken, new Settlement(first.LeaseId, SettlementKind.Delivered)).ConfigureAwait(false);
        Expect(settled[0], expected: false, "The ended lease was there");
        Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 1, "Events after the late settlement");
    }
}
