using System.Runtime.CompilerServices;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>A store of which it is known whether it is at work, so that no virtual time passes meanwhile.</summary>
internal sealed class WatchedOutbox(IEventOutbox inner) : IEventOutbox, IDeduplicationCache, IDeadLetterStore
{
    private readonly IDeduplicationCache _cache = (IDeduplicationCache)inner;
    private readonly IDeadLetterStore _letters = (IDeadLetterStore)inner;
    private int _working;

    public bool IsBusy => Volatile.Read(ref _working) > 0;

    /// <summary>Watches the outbox that the builder has by now.</summary>
    public static void Use(ICapiGatewayBuilder builder)
    {
        ServiceDescriptor inner = builder.Services.Last(one => one.IsKeyedService && one.ServiceType == typeof(IEventOutbox));
        builder.Services.Remove(inner);
        builder.Services.AddKeyedSingleton<IEventOutbox>(
            builder.Name, (provider, key) => new WatchedOutbox((IEventOutbox)inner.KeyedImplementationFactory!(provider, key)));
    }

    public async ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken) =>
        await WatchAsync(inner.AppendAsync(events, statuses, cancellationToken).AsTask());

    public async ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken) =>
        await WatchAsync(inner.LeaseAsync(request, cancellationToken).AsTask());

    public async ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken) =>
        await WatchAsync(inner.SettleAsync(settlements, settled, cancellationToken).AsTask());

    public async ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken) =>
        await WatchAsync(inner.GetStatusAsync(cancellationToken).AsTask());

    public async ValueTask<DeduplicationStatus> ReserveAsync(DeduplicationClaim claim, CancellationToken cancellationToken) =>
        await WatchAsync(_cache.ReserveAsync(claim, cancellationToken).AsTask());

    public async ValueTask CommitAsync(DeduplicationClaim claim, CancellationToken cancellationToken) =>
        await WatchAsync(_cache.CommitAsync(claim, cancellationToken).AsTask());

    public async ValueTask ReleaseAsync(DeduplicationKey key, CancellationToken cancellationToken) =>
        await WatchAsync(_cache.ReleaseAsync(key, cancellationToken).AsTask());

    public async IAsyncEnumerable<DeadLetter> ListAsync(string? dataSourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (DeadLetter letter in _letters.ListAsync(dataSourceId, cancellationToken))
        {
            yield return letter;
        }
    }

    public async ValueTask<DeadLetter?> FindAsync(long id, CancellationToken cancellationToken) =>
        await WatchAsync(_letters.FindAsync(id, cancellationToken).AsTask());

    public async ValueTask<AppendStatus?> ReturnAsync(long id, CancellationToken cancellationToken) =>
        await WatchAsync(_letters.ReturnAsync(id, cancellationToken).AsTask());

    public async ValueTask<bool> DeleteAsync(long id, CancellationToken cancellationToken) =>
        await WatchAsync(_letters.DeleteAsync(id, cancellationToken).AsTask());

    private async Task WatchAsync(Task work)
    {
        Interlocked.Increment(ref _working);
        try
        {
            await work;
        }
        finally
        {
            Interlocked.Decrement(ref _working);
        }
    }

    private async Task<T> WatchAsync<T>(Task<T> work)
    {
        await WatchAsync((Task)work);
        return await work;
    }
}
