using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Publishing.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

public sealed class ActivityStoreTests
{
    [Fact]
    public async Task What_was_counted_is_handed_over_in_batches_and_once()
    {
        var store = new ListStore();
        await using var fixture = new GatewayFixture(manualClock: true, build: builder => Build(builder, store));
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build(), "999");

        fixture.Manual.Advance(ActivityHandover.Interval);
        await store.Added.WaitAsync().WaitAsync(GatewayFixture.Budget);
        DataSourceActivity activity = await Read(fixture);
        await Read(fixture);

        store.Counts.Sum(count => count.Events).Should().Be(store.Counts.Sum(count => count.Outcome == EventOutcome.Delivered ? 1 : 0) + 2);
        store.Counts.Should().Contain(count => count.Outcome == EventOutcome.Accepted && count.EventName == "Purchase" && count.Reason == null && count.Events == 1);
        store.Counts.Should().Contain(count => count.DataSourceId == "(unknown)" && count.Reason == "unknown_data_source");
        store.Counts.Should().OnlyContain(count => count.Hour == new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        activity.Of("Purchase").Accepted.Should().Be(1);
    }

    [Fact]
    public async Task A_store_that_counts_stored_events_is_only_given_the_others()
    {
        var store = new ListStore { CountsStoredEvents = true };
        await using (var fixture = new GatewayFixture(build: builder => Build(builder, store)))
        {
            await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());
            await fixture.Gateway.PublishAsync(fixture.Purchase("old").WithEventTime(fixture.Clock.GetUtcNow().AddDays(-30)).Build());
            await fixture.WaitForSettledAsync(1);
        }

        store.Counts.Should().ContainSingle().Which.Outcome.Should().Be(EventOutcome.Invalid, "the rest is the store's own, and disposing hands over");
    }

    [Fact]
    public async Task A_long_window_is_read_from_the_store_which_knows_other_processes()
    {
        var store = new ListStore();
        await using var fixture = new GatewayFixture(manualClock: true, build: builder => Build(builder, store));
        store.Counts.Enqueue(new ActivityCount
        {
            DataSourceId = GatewayFixture.DataSourceId,
            EventName = "Lead",
            Outcome = EventOutcome.Filtered,
            Reason = "crawler",
            Hour = fixture.Clock.GetUtcNow().AddHours(-20),
            Events = 41,
            LastAt = fixture.Clock.GetUtcNow().AddHours(-20),
        });
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());

        DataSourceActivity activity = await Read(fixture);

        activity.Of("Lead").FilteredByReason.Should().ContainSingle().Which.Should().Be(KeyValuePair.Create("crawler", 41L));
        activity.Of("Lead").LastReceived.Should().Be(fixture.Clock.GetUtcNow().AddHours(-20));
        activity.Of("Purchase").Accepted.Should().Be(1, "what the process just counted is handed over first");
        (await fixture.Services.GetRequiredService<IEventActivity>().ReadAsync(GatewayFixture.DataSourceId, TimeSpan.FromHours(1)))
            .Of("Lead").Received.Should().Be(0, "a short window is this process's own");
    }

    [Fact]
    public async Task A_store_that_throws_costs_nothing_and_is_told_of_once()
    {
        var store = new ListStore { Failure = new InvalidOperationException("marker-in-message") };
        await using var fixture = new GatewayFixture(build: builder => Build(builder, store));
        (await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build())).EnsureAccepted();
        await fixture.WaitForSettledAsync(1);

        (await Read(fixture)).Of("Purchase").Published.Should().Be(1, "memory answers when the store does not");
        (await Read(fixture)).Of("Purchase").Published.Should().Be(1);
        fixture.Log.Lines.Count(line => line.Id.Name == "ActivityStoreFailed").Should().Be(1);

        store.Failure = null;
        (await Read(fixture)).Of("Purchase").Published.Should().Be(1);
        store.Counts.Should().Contain(count => count.Outcome == EventOutcome.Delivered && count.Events == 1, "what was not taken is handed over again");
    }

    [Fact]
    public async Task A_store_that_hangs_is_not_waited_for_and_never_given_the_same_twice()
    {
        var store = new ListStore { Gate = new TaskCompletionSource() };
        await using var fixture = new GatewayFixture(manualClock: true, build: builder => Build(builder, store));
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-1").Build());
        Task<DataSourceActivity> reading = Read(fixture);
        await store.Added.WaitAsync().WaitAsync(GatewayFixture.Budget);

        fixture.Manual.Advance(TimeSpan.FromSeconds(6));
        (await reading.WaitAsync(GatewayFixture.Budget)).Of("Purchase").Accepted.Should().Be(0, "the store answers, but was not given it yet");
        store.Gate.SetResult();
        await Read(fixture);

        store.Counts.Where(count => count.Outcome == EventOutcome.Accepted).Sum(count => count.Events).Should().Be(1);
    }

    private static void Build(ICapiGatewayBuilder builder, ListStore store)
    {
        builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token);
        builder.Services.AddKeyedSingleton<IActivityStore>(builder.Name, store);
    }

    private static Task<DataSourceActivity> Read(GatewayFixture fixture) => fixture.Services.GetRequiredService<IEventActivity>()
        .ReadAsync(GatewayFixture.DataSourceId, TimeSpan.FromHours(48)).AsTask();

    private sealed class ListStore : IActivityStore
    {
        public bool CountsStoredEvents { get; init; }

        public ConcurrentQueue<ActivityCount> Counts { get; } = new();

        public SemaphoreSlim Added { get; } = new(0);

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Gate { get; init; }

        public async ValueTask AddAsync(ReadOnlyMemory<ActivityCount> counts, CancellationToken cancellationToken)
        {
            Added.Release();
            ActivityCount[] taken = counts.ToArray();
            await (Gate?.Task ?? Task.CompletedTask).WaitAsync(GatewayFixture.Budget, CancellationToken.None);
            if (Failure is not null)
            {
                throw Failure;
            }

            Array.ForEach(taken, Counts.Enqueue);
        }

        public ValueTask<IReadOnlyList<ActivityCount>> ReadAsync(string dataSourceId, DateTimeOffset fromHour, CancellationToken cancellationToken) =>
            Failure is null
                ? ValueTask.FromResult<IReadOnlyList<ActivityCount>>([.. Counts.Where(count => count.DataSourceId == dataSourceId && count.Hour >= fromHour)])
                : throw Failure;
    }
}
