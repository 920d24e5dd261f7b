using System.Collections.Concurrent;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Testing.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>A cache of the host beside the gateway: what it gets wrong, and what it is asked when.</summary>
public sealed class DeduplicationHookTests
{
    private static readonly TimeSpan HookTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Budget = GatewayFixture.Budget;

    private readonly Recording _cache = new();

    [Fact]
    public async Task A_key_is_reserved_before_the_event_is_stored_and_committed_after()
    {
        await using GatewayFixture fixture = With();

        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();

        _cache.Calls.Should().Equal("reserve", "commit");
    }

    [Fact]
    public async Task A_cache_that_throws_or_answers_nonsense_costs_no_event_and_is_counted()
    {
        await using GatewayFixture fixture = With();

        _cache.Reserve = () => throw new IOException("down");
        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();
        _cache.Reserve = () => Task.FromResult((DeduplicationStatus)77);
        (await fixture.Gateway.PublishAsync(fixture.Purchase("2").Build())).EnsureAccepted();
        _cache.Reserve = () => Task.FromResult(DeduplicationStatus.New);
        _cache.Commit = () => throw new IOException("down");
        (await fixture.Gateway.PublishAsync(fixture.Purchase("3").Build())).EnsureAccepted();

        fixture.Statistics.HookFailures.Should().BeEquivalentTo(new Dictionary<string, long> { [nameof(Recording)] = 3 });
        _cache.Calls.Should().Equal("reserve", "reserve", "reserve", "commit");
    }

    [Fact]
    public async Task A_cache_that_hangs_holds_up_an_event_for_its_deadline_and_a_key_that_it_gives_later_goes_back()
    {
        var late = new TaskCompletionSource<DeduplicationStatus>();
        _cache.Reserve = () => late.Task;
        await using GatewayFixture fixture = With(manualClock: true);

        Task<PublishReceipt> waiting = fixture.Gateway.PublishAsync(fixture.Purchase("1").Build()).AsTask();
        await fixture.NextAsync(HookTimeout);
        (await waiting.WaitAsync(Budget)).EnsureAccepted();
        late.SetResult(DeduplicationStatus.New);

        await _cache.Released.WaitAsync(Budget);
        _cache.Calls.Should().Equal("reserve", "release");
        fixture.Statistics.HookFailures[nameof(Recording)].Should().Be(1);
    }

    [Fact]
    public async Task A_key_that_another_caller_holds_makes_a_duplicate_that_says_so()
    {
        _cache.Reserve = () => Task.FromResult(DeduplicationStatus.Pending);
        await using GatewayFixture fixture = With();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        receipt.Should().Match<PublishReceipt>(it => it.Outcome == PublishOutcome.Duplicate && it.Reason == PublishReason.InProgress);
        _cache.Calls.Should().Equal("reserve");
    }

    [Fact]
    public async Task An_event_that_is_buried_before_its_key_is_committed_leaves_no_key_behind()
    {
        var commit = new TaskCompletionSource();
        _cache.Commit = () => commit.Task;
        await using GatewayFixture fixture = With(new EmulatorOptions { MissingUserAgent = Strictness.Reject });

        Task<PublishReceipt> publishing = fixture.Gateway.PublishAsync(
            fixture.Purchase("1").FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8").Build()).AsTask();
        await fixture.Gateway.FlushAsync().WaitAsync(Budget);
        _cache.Calls.Should().Equal("reserve", "commit", "release");
        commit.SetResult();
        (await publishing.WaitAsync(Budget)).EnsureAccepted();

        _cache.Calls.Should().Equal("reserve", "commit", "release", "release");
    }

    [Fact]
    public async Task An_outbox_that_deduplicates_gets_the_claim_and_is_not_asked_twice()
    {
        await using var fixture = new GatewayFixture(build: builder => builder
            .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
            .UseOutbox<Both>()
            .UseDeduplicationCache<Both>());
        var outbox = (Both)fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty);
        fixture.Services.GetRequiredKeyedService<IDeduplicationCache>(string.Empty).Should().BeSameAs(outbox);

        PublishReceipt first = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());
        PublishReceipt second = await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build());

        first.EnsureAccepted();
        second.Outcome.Should().Be(PublishOutcome.Duplicate);
        outbox.Appended.Should().OnlyContain(entry => entry.Claim!.Value.Window == DeduplicationDefaults.Window && entry.ReservedKey == null);
        outbox.Appended.Select(entry => entry.Claim).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task An_outbox_beside_a_cache_keeps_the_key_and_no_claim()
    {
        await using var fixture = new GatewayFixture(build: builder => builder
            .AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token)
            .UseOutbox<Both>()
            .UseDeduplicationCache(_cache));

        (await fixture.Gateway.PublishAsync(fixture.Purchase("1").Build())).EnsureAccepted();

        ((Both)fixture.Services.GetRequiredKeyedService<IEventOutbox>(string.Empty)).Appended.Should().ContainSingle()
            .Which.Should().Match<OutboxEvent>(entry => entry.Claim == null && entry.ReservedKey != null);
    }

    private GatewayFixture With(EmulatorOptions? emulator = null, bool manualClock = false) => new(
        build: builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token).UseDeduplicationCache(_cache),
        emulator: emulator,
        manualClock: manualClock);

    private sealed class Recording : IDeduplicationCache
    {
        private readonly ConcurrentQueue<string> _calls = new();
        private readonly TaskCompletionSource _released = new();

        public IReadOnlyList<string> Calls => [.. _calls];

        public Task Released => _released.Task;

        public Func<Task<DeduplicationStatus>> Reserve { get; set; } = () => Task.FromResult(DeduplicationStatus.New);

        public Func<Task> Commit { get; set; } = () => Task.CompletedTask;

        public ValueTask<DeduplicationStatus> ReserveAsync(DeduplicationClaim claim, CancellationToken cancellationToken)
        {
            _calls.Enqueue("reserve");
            return new ValueTask<DeduplicationStatus>(Reserve());
        }

        public ValueTask CommitAsync(DeduplicationClaim claim, CancellationToken cancellationToken)
        {
            _calls.Enqueue("commit");
            return new ValueTask(Commit());
        }

        public ValueTask ReleaseAsync(DeduplicationKey key, CancellationToken cancellationToken)
        {
            _calls.Enqueue("release");
            _released.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Both : IEventOutbox, IDeduplicationCache
    {
        private readonly HashSet<DeduplicationKey> _keys = [];

        public List<OutboxEvent> Appended { get; } = [];

        public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
        {
            OutboxEvent entry = events.Span[0];
            Appended.Add(entry);
            statuses.Span[0] = entry.Claim is not { } claim || _keys.Add(claim.Key) ? AppendStatus.Stored : AppendStatus.Duplicate;
            return ValueTask.CompletedTask;
        }

        public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<LeasedEvent>>([]);

        public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) => ValueTask.FromResult(new OutboxStatus([]));

        public ValueTask<DeduplicationStatus> ReserveAsync(DeduplicationClaim claim, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The outbox does it when it stores.");

        public ValueTask CommitAsync(DeduplicationClaim claim, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The outbox does it when it stores.");

        public ValueTask ReleaseAsync(DeduplicationKey key, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
