using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>An outbox that lets a test act between two steps of the gateway.</summary>
internal sealed class HookedOutbox(TimeProvider clock) : IEventOutbox
{
    private readonly InMemoryOutbox _inner = new(1_000, 1L << 24, clock);

    public Func<Task> BeforeAppend { get; set; } = () => Task.CompletedTask;

    public Func<Task> AfterAppend { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeLease { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeSettle { get; set; } = () => Task.CompletedTask;

    public Func<Task> BeforeStatus { get; set; } = () => Task.CompletedTask;

    /// <summary>When the newest lease ends.</summary>
    public DateTimeOffset LeaseEndsAt { get; private set; }

    /// <summary>When the first lease ended or ends.</summary>
    public DateTimeOffset FirstLeaseEndsAt { get; private set; }

    /// <summary>Completes when something is settled for the first time.</summary>
    public TaskCompletionSource Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
    {
        await BeforeAppend();
        await _inner.AppendAsync(events, statuses, cancellationToken);
        await AfterAppend();
    }

    public async ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        await BeforeLease();
        LeaseEndsAt = clock.GetUtcNow() + request.Duration;
        FirstLeaseEndsAt = FirstLeaseEndsAt == default ? LeaseEndsAt : FirstLeaseEndsAt;
        return await _inner.LeaseAsync(request, cancellationToken);
    }

    public async ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken)
    {
        Settled.TrySetResult();
        await BeforeSettle();
        await _inner.SettleAsync(settlements, settled, cancellationToken);
    }

    public async ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        await BeforeStatus();
        return await _inner.GetStatusAsync(cancellationToken);
    }
}
