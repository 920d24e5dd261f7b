using CapiGateway.Sdk.Deduplication;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <content>The memory of deduplication. The gateway's own events take their keys with the append; this serves whoever asks beside it.</content>
internal sealed partial class SqliteOutbox : IDeduplicationCache
{
    public async ValueTask<DeduplicationStatus> ReserveAsync(DeduplicationClaim claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await store
            .WriteAsync(database => tables.Claims.TryReserve(database, claim.Key, clock.GetUtcNow()), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask CommitAsync(DeduplicationClaim claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await store.WriteAsync(
            database =>
            {
                tables.Claims.CommitKey(database, claim, clock.GetUtcNow());
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask ReleaseAsync(DeduplicationKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        byte[] bytes = new byte[DeduplicationKey.ByteCount];
        key.WriteTo(bytes);
        await store.WriteAsync(
            database =>
            {
                tables.Claims.Release(database, bytes);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
