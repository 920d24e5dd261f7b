using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Looks for room for one event in an outbox that is full, as the options say. Not thread-safe.</summary>
internal sealed class RoomSearch(
    PumpContext context, OutboxPump pump, IntakeGate gate, OutboxFullMode fullMode, TimeSpan enqueueTimeout, OutboxEvent entry)
{
    // An outbox may be full by a measure of its own: when so many events, and as many bytes as it needs, made no room for one, more will not.
    private const int EnoughEvicted = 64;

    private readonly DateTimeOffset _deadline = context.Clock.GetUtcNow() + enqueueTimeout;
    private int _evicted;
    private long _evictedBytes;

    /// <summary>Returns why there is no room, or <see langword="null"/> when it is worth another try.</summary>
    public ValueTask<PublishReason?> MakeRoomAsync(CancellationToken cancellationToken) => fullMode switch
    {
        OutboxFullMode.DropOldest => EvictOldestAsync(cancellationToken),
        OutboxFullMode.DropNewest => ValueTask.FromResult<PublishReason?>(PublishReason.OutboxFull),
        _ => WaitAsync(cancellationToken),
    };

    private async ValueTask<PublishReason?> WaitAsync(CancellationToken cancellationToken)
    {
        if (gate.Closed.IsCompleted)
        {
            return PublishReason.Stopped;
        }

        if (pump.IsPaused(entry.DataSourceId))
        {
            return PublishReason.OutboxFullWhilePaused;
        }

        TimeSpan left = _deadline - context.Clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return PublishReason.OutboxFull;
        }

        // A gateway that ends waits for nobody's room.
        await Task.WhenAny(context.SpaceFreed.WaitAsync(left, context.Clock, cancellationToken), gate.Closed).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return null;
    }

    private async ValueTask<PublishReason?> EvictOldestAsync(CancellationToken cancellationToken)
    {
        if (_evicted >= EnoughEvicted && _evictedBytes >= entry.Payload.Length)
        {
            return PublishReason.OutboxFull;
        }

        var request = new LeaseRequest(entry.DataSourceId, 1, context.Settings.LeaseDuration);
        IReadOnlyList<LeasedEvent> leased = await context.Outbox.LeaseAsync(request, cancellationToken).ConfigureAwait(false);
        if (leased.Count == 0)
        {
            return PublishReason.OutboxFull;
        }

        OutboxEvent oldest = leased[0].Event;
        _evicted++;
        _evictedBytes += oldest.Payload.Length;
        Settlement[] evicted = [new(leased[0].LeaseId, SettlementKind.Evicted)];
        var settled = new bool[1];
        await context.Outbox.SettleAsync(evicted, settled, CancellationToken.None).ConfigureAwait(false);
        if (settled[0])
        {
            context.Statistics.Page(entry.DataSourceId).Count(oldest.EventName, SettlementKind.Evicted);
            context.Flushes.Count(oldest, SettlementKind.Evicted);
            await context.Deduplication.EndedUnsentAsync([oldest]).ConfigureAwait(false);
            context.Losses.Report(oldest, LossKind.Evicted);
        }

        return null;
    }
}
