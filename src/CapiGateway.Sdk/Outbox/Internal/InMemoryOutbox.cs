using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>
/// The outbox of a gateway that is told no other: bounded, a partition a data source, so that one that is down takes no room from
/// another. What it holds is lost with the process.
/// </summary>
internal sealed class InMemoryOutbox(int capacity, long capacityBytes, TimeProvider clock, DeadLetterShelf? deadLetters = null)
    : IEventOutbox, IDeadLetterStore, IPersonalDataStore
{
    private const int MostDeadLetters = 10_000;

    private static readonly TimeSpan DeadLetterRetention = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, OutboxPartition> _partitions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, OutboxPartition> _byNumber = new();
    private readonly DeadLetterShelf _deadLetters = deadLetters ?? new DeadLetterShelf(MostDeadLetters, DeadLetterRetention, clock);
    private readonly long _startedAt = clock.GetTimestamp();

    private TimeSpan Uptime => clock.GetElapsedTime(_startedAt);

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
            ? partition.Lease(in request, Uptime)
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
                && Settle(partition, in settlement);
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

    public async IAsyncEnumerable<DeadLetter> ListAsync(string? dataSourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (DeadLetter letter in _deadLetters.List(dataSourceId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return letter;
        }
    }

    public ValueTask<DeadLetter?> FindAsync(long id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_deadLetters.Find(id));
    }

    public ValueTask<AppendStatus?> ReturnAsync(long id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        AppendStatus? status = _deadLetters.Take(id, entry => Partition(entry.DataSourceId).TryAppend(entry)) switch
        {
            true => AppendStatus.Stored,
            false => AppendStatus.Full,
            null => null,
        };
        return ValueTask.FromResult(status);
    }

    public ValueTask<bool> DeleteAsync(long id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_deadLetters.Delete(id));
    }

    public ValueTask<ErasureResult> EraseAsync(ErasureRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string dataSourceId, OutboxPartition partition) in _partitions)
        {
            if (partition.Erase(request) is var erased and > 0)
            {
                waiting[dataSourceId] = erased;
            }
        }

        return ValueTask.FromResult(new ErasureResult(waiting, _deadLetters.Erase(request), JournalEntries: 0));
    }

    private bool Settle(OutboxPartition partition, in Settlement settlement)
    {
        TimeSpan due = settlement.NotBefore == default ? default : Uptime + (settlement.NotBefore - clock.GetUtcNow());
        if (!partition.Settle(in settlement, due, out HeldEvent held))
        {
            return false;
        }

        if (settlement.Kind == SettlementKind.Buried)
        {
            _deadLetters.Add(held.Waiting.Event, settlement.Answer ?? new DeliveryAnswer(), held.Waiting.Attempts + 1);
        }

        return true;
    }

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
