using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <content>Forgets a person: in the events that wait, the dead letters and the journal, and then in the log beside the file.</content>
internal sealed partial class SqliteOutbox : IPersonalDataStore
{
    // A few milliseconds of the writing thread; publishing goes on between two steps.
    private const int RowsAtOnce = 1_000;

    public async ValueTask<ErasureResult> EraseAsync(ErasureRequest request, CancellationToken cancellationToken)
    {
        var erasure = new Erasure(request);
        while (!erasure.IsDone)
        {
            await store.WriteAsync(database => erasure.Step(database, tables, RowsAtOnce, clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
            erasure.Advance();

            // What has begun is finished: half of it would be missing in the ledger, and would stand in the log.
            cancellationToken = CancellationToken.None;
        }

        if (!await store.EmptyLogAsync(cancellationToken).ConfigureAwait(false))
        {
            logger.ErasedTextInLog(store.Path);
        }

        return erasure.Total;
    }
}
