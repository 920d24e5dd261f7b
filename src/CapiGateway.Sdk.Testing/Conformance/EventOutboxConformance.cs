using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>
/// Checks an <see cref="IEventOutbox"/> of the host, and what it is besides: an <see cref="IDeadLetterStore"/>, an
/// <see cref="IPersonalDataStore"/>, an <see cref="Deduplication.IDeduplicationCache"/>. Cases about what it is not pass.
/// </summary>
/// <example>
/// <code needs="a store of your own">
/// var suite = new EventOutboxConformance(clock => new MyOutbox(connectionString, clock));
/// await suite.RunAllAsync();
/// </code>
/// </example>
public sealed partial class EventOutboxConformance : ConformanceSuite
{
    private const string Source = "1001";
    private const int Callers = 16;
    private const int EventsEach = 100;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly Func<ManualTimeProvider, IEventOutbox> _create;

    /// <summary>Makes the suite.</summary>
    /// <param name="create">
    /// Makes an empty outbox on the given clock, with room for at least 10,000 small events. One whose leases run on another clock, such as
    /// that of a database server, ignores the clock and sets <paramref name="usesClock"/> to <see langword="false"/>. It is disposed of after
    /// its case when it can be.
    /// </param>
    /// <param name="usesClock">Whether the outbox runs on the given clock; default <see langword="true"/>. Otherwise the cases about time are left out.</param>
    /// <exception cref="ArgumentNullException">There is no factory.</exception>
    public EventOutboxConformance(Func<ManualTimeProvider, IEventOutbox> create, bool usesClock = true)
    {
        ArgumentNullException.ThrowIfNull(create);
        _create = create;
        AddCase("A new outbox holds nothing", EmptyAsync);
        AddCase("What was stored is leased as it was, the oldest first", OrderAsync);
        AddCase("Everything that an event holds comes back", WholeAsync);
        AddCase("What is leased is not leased again", LeasedOnceAsync);
        AddCase("No more is leased than was asked for", MostAsync);
        AddCase("Only events of the data source are leased", SourcesAsync);
        AddCase("Only events of the name are leased when one is given", NamesAsync);
        AddCase("Only events accepted up to the time are leased when one is given", AcceptedUntilAsync);
        AddCase("Events of a higher priority come first when that is asked for, and only then", PriorityAsync);
        AddCase("Every final settlement ends the event", FinalAsync);
        AddCase("A settlement says whether the lease was still there", SettledFlagsAsync);
        AddCase("What was given back is leased again, counted", GivenBackAsync);
        AddCase("The status counts what waits and what is leased", StatusAsync);
        AddCase("A cancelled append stores nothing", CancelledAsync);
        AddCase("Many callers at once store and lease every event exactly once", ConcurrencyAsync);
        if (usesClock)
        {
            AddCase("What was given back is not leased before its time, unless that is asked for", NotBeforeAsync);
            AddCase("A lease that ends gives the event back, and its settlement comes too late", LeaseEndAsync);
        }

        AddCompanions();
    }

    private static OutboxEvent Event(int number, string name = "Purchase", string source = Source, EventPriority priority = EventPriority.Normal) => new()
    {
        DataSourceId = source,
        EventName = name,
        EventId = "order-" + number.ToString(CultureInfo.InvariantCulture),
        Payload = Encoding.UTF8.GetBytes($$"""{"event_name":"{{name}}","event_id":"order-{{number}}"}"""),
        AcceptedAt = OutboxSample.Start + TimeSpan.FromSeconds(number),
        ExpiresAt = OutboxSample.Start + TimeSpan.FromDays(7),
        Priority = priority,
    };

    private static LeaseRequest Ask(int most = 100, string source = Source) => new(source, most, Minute);

    private static async Task<AppendStatus[]> AppendAsync(IEventOutbox outbox, OutboxEvent[] events, CancellationToken cancellationToken)
    {
        var statuses = new AppendStatus[events.Length];
        await outbox.AppendAsync(events, statuses, cancellationToken).ConfigureAwait(false);
        return statuses;
    }

    private static async Task StoreAsync(IEventOutbox outbox, CancellationToken cancellationToken, params OutboxEvent[] events) =>
        Expect((await AppendAsync(outbox, events, cancellationToken).ConfigureAwait(false)).All(status => status == AppendStatus.Stored), expected: true, "All events are stored");

    private static async Task<bool[]> SettleAsync(IEventOutbox outbox, CancellationToken cancellationToken, params Settlement[] settlements)
    {
        var settled = new bool[settlements.Length];
        await outbox.SettleAsync(settlements, settled, cancellationToken).ConfigureAwait(false);
        return settled;
    }

    private static async Task ExpectLeaseAsync(IEventOutbox outbox, LeaseRequest request, string expected, string what, CancellationToken cancellationToken)
    {
        IReadOnlyList<LeasedEvent> leased = await outbox.LeaseAsync(request, cancellationToken).ConfigureAwait(false);
        Expect(string.Join(' ', leased.Select(item => item.Event.EventId)), expected, what);
    }

    private static async Task<LeasedEvent> LeaseOneAsync(IEventOutbox outbox, CancellationToken cancellationToken)
    {
        IReadOnlyList<LeasedEvent> leased = await outbox.LeaseAsync(Ask(), cancellationToken).ConfigureAwait(false);
        return leased.Count == 1 ? leased[0] : throw new ConformanceException($"LeaseAsync: expected one event, got {leased.Count}.");
    }

    private static async Task<int> WaitingAsync(IEventOutbox outbox, CancellationToken cancellationToken) =>
        (await outbox.GetStatusAsync(cancellationToken).ConfigureAwait(false)).Events;

    private void AddCase(string name, Func<IEventOutbox, ManualTimeProvider, CancellationToken, Task> run) => Add(name, async cancellationToken =>
    {
        var clock = new ManualTimeProvider(OutboxSample.Start + TimeSpan.FromHours(1));
        IEventOutbox outbox = _create(clock);
        try
        {
            await run(outbox, clock, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (outbox is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (outbox as IDisposable)?.Dispose();
            }
        }
    });

    private static async Task EmptyAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        Expect(await WaitingAsync(outbox, cancellationToken).ConfigureAwait(false), 0, "Events of a new outbox");
        await ExpectLeaseAsync(outbox, Ask(), string.Empty, "Leased from a new outbox", cancellationToken).ConfigureAwait(false);
    }

    private static async Task OrderAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1), Event(2)).ConfigureAwait(false);
        await StoreAsync(outbox, cancellationToken, Event(3)).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(), "order-1 order-2 order-3", "Leased", cancellationToken).ConfigureAwait(false);
    }

    private static async Task WholeAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        OutboxEvent whole = OutboxSample.Whole();
        await StoreAsync(outbox, cancellationToken, whole).ConfigureAwait(false);
        LeasedEvent leased = await LeaseOneAsync(outbox, cancellationToken).ConfigureAwait(false);
        Expect(leased.Attempts, 0, "Attempts at the first lease");
        Expect(OutboxSample.Differences(whole, leased.Event), string.Empty, "What differs after storing");
    }

    private static async Task LeasedOnceAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1)).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(), "order-1", "Leased at first", cancellationToken).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask() with { IncludeNotDue = true }, string.Empty, "Leased while it is leased", cancellationToken).ConfigureAwait(false);
    }

    private static async Task MostAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1), Event(2), Event(3)).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(2), "order-1 order-2", "Leased of at most two", cancellationToken).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(2), "order-3", "Leased then", cancellationToken).ConfigureAwait(false);
    }

    private static async Task SourcesAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1), Event(2, source: "1002")).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(source: "1002"), "order-2", "Leased of the other data source", cancellationToken).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(source: "1003"), string.Empty, "Leased of an unknown data source", cancellationToken).ConfigureAwait(false);
    }

    private static async Task NamesAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1), Event(2, "Lead"), Event(3)).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask() with { EventName = "Lead" }, "order-2", "Leased of one name", cancellationToken).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(), "order-1 order-3", "Leased of all names then", cancellationToken).ConfigureAwait(false);
    }

    private static async Task AcceptedUntilAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1), Event(2), Event(3)).ConfigureAwait(false);
        LeaseRequest request = Ask() with { AcceptedUntil = Event(2).AcceptedAt };
        await ExpectLeaseAsync(outbox, request, "order-1 order-2", "Leased up to a time", cancellationToken).ConfigureAwait(false);
    }

    private static async Task PriorityAsync(IEventOutbox outbox, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        await StoreAsync(outbox, cancellationToken, Event(1, priority: EventPriority.Low), Event(2), Event(3, priority: EventPriority.High), Event(4)).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(2) with { ByPriority = true }, "order-3 order-2", "Leased by priority", cancellationToken).ConfigureAwait(false);
        await ExpectLeaseAsync(outbox, Ask(2), "order-1 order-4", "Leased by age", cancellationToken).ConfigureAwait(false);
    }
}
