using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>An outbox that throws before it works.</summary>
internal sealed class FaultyOutbox(FaultScript script, TimeProvider clock) : IEventOutbox
{
    private readonly InMemoryOutbox _inner = new(1_000, 1_000_000, clock);

    public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken) =>
        _inner.AppendAsync(events, statuses, cancellationToken);

    public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        script.ThrowAt("lease");
        return _inner.LeaseAsync(request, cancellationToken);
    }

    public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken)
    {
        script.ThrowAt("settle");
        return _inner.SettleAsync(settlements, settled, cancellationToken);
    }

    public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        script.ThrowAt("status");
        return _inner.GetStatusAsync(cancellationToken);
    }
}
