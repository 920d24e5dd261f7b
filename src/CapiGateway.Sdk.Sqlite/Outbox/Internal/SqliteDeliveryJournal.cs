using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Sqlite.Storage.Internal;
using CapiGateway.Sdk.Sqlite.Tables.Internal;

namespace CapiGateway.Sdk.Sqlite.Outbox.Internal;

/// <summary>The delivery journal in the outbox's file. That an event was accepted is said by its own row, and how it ended by its settling.</summary>
internal sealed class SqliteDeliveryJournal(SqliteStore store, bool keepsEntries) : IDeliveryJournal
{
    public async ValueTask RecordAsync(ReadOnlyMemory<JournalEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!keepsEntries || !HasMoreThanAcceptances(entries.Span))
        {
            return;
        }

        await store.WriteAsync(
            database =>
            {
                foreach (ref readonly JournalEntry entry in entries.Span)
                {
                    if (!entry.IsAcceptance)
                    {
                        JournalTable.Add(database, in entry);
                    }
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<JournalEntry>> FindAsync(string dataSourceId, string eventId, CancellationToken cancellationToken) =>
        await store.ReadAsync(database => JournalTable.Find(database, dataSourceId, eventId), cancellationToken).ConfigureAwait(false);

    private static bool HasMoreThanAcceptances(ReadOnlySpan<JournalEntry> entries)
    {
        foreach (ref readonly JournalEntry entry in entries)
        {
            if (!entry.IsAcceptance)
            {
                return true;
            }
        }

        return false;
    }
}
