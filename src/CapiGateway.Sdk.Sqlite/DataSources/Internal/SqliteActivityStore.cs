using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.DataSources.Internal;

/// <summary>The counters in the gateway's file. Those of stored events move in the commit that moves the event.</summary>
internal sealed class SqliteActivityStore(SqliteStore store, ActivityTable table) : IActivityStore
{
    public bool CountsStoredEvents => true;

    public async ValueTask AddAsync(ReadOnlyMemory<ActivityCount> counts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await store.WriteAsync(
            _ =>
            {
                foreach (ref readonly ActivityCount count in counts.Span)
                {
                    table.Add(in count);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<ActivityCount>> ReadAsync(
        string dataSourceId, DateTimeOffset fromHour, CancellationToken cancellationToken) =>
        await store.ReadAsync(database => ActivityTable.Read(database, dataSourceId, fromHour), cancellationToken).ConfigureAwait(false);
}
