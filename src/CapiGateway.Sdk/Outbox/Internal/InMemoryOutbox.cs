using System.Collections.Concurrent;

namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// The outbox of a gateway that is told no other: bounded, a partition a data source, so that one that is down takes no room from
/// another. What it holds is lost with the process.
/// </summary>
internal sealed class InMemoryOutbox(int capacity, long capacityBytes, TimeProvider clock) : IEventOutbox
{
    private readonly ConcurrentDictionary<string, OutboxPartition> _partitions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, OutboxPartition> _byNumber = new();

    public ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        ReadOnlySpan<OutboxEvent> entries = events.Span;
        for (int index = 0; index < entries.Length; index++)
        {
            bool stored = Partition(entries[index].DataSourceId).TryAppend(entries[index]);
            statuses.Span[index] = stored ? AppendStatus.Stored : AppendStatus.Full;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<LeasedEvent> leased = _partitions.TryGetValue(request.DataSourceId, out OutboxPartition? partition)
            ? partition.Lease(in request, clock.GetUtcNow())
            : [];
        return ValueTask.FromResult(leased);
    }

    public ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (int index = 0; index < settlements.Length; index++)
        {
            ref readonly Settlement settlement = ref settlements.Span[index];
            settled.Span[index] = _byNumber.TryGetValue(OutboxPartition.NumberOf(settlement.LeaseId), out OutboxPartition? partition)
                && partition.Settle(in settlement);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(new OutboxStatus([.. _partitions.Select(pair => pair.Value.Backlog(pair.Key))]));
    }

    /// <summary>Empties it; what waited is lost.</summary>
    public IReadOnlyList<OutboxEvent> Abandon() => [.. _partitions.Values.SelectMany(partition => partition.Abandon())];

    private OutboxPartition Partition(string dataSourceId) =>
        _partitions.TryGetValue(dataSourceId, out OutboxPartition? partition) ? partition : AddPartition(dataSourceId);

    private OutboxPartition AddPartition(string dataSourceId)
    {
        lock (_byNumber)
        {
            if (_partitions.TryGetValue(dataSourceId, out OutboxPartition? existing))
            {
                return existing;
            }

            var partition = new OutboxPartition(_byNumber.Count, capacity, capacityBytes);
            _byNumber[_byNumber.Count] = partition;
            _partitions[dataSourceId] = partition;
            return partition;
        }
    }
}
