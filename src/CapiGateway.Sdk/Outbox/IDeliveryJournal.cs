namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// Remembers for a while what became of each event, so that a team can answer "was order 4711 sent?". Holds names of fields, never values.
/// </summary>
/// <remarks>All members are called concurrently. What fails here never costs an event.</remarks>
public interface IDeliveryJournal
{
    /// <summary>
    /// Takes entries down. A journal that shares its store with the outbox may leave out <see cref="JournalEntry.IsAcceptance"/>: the
    /// outbox's own row says it.
    /// </summary>
    /// <param name="entries">The entries; the memory is the caller's and must not be kept after the call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the memory is no longer used.</returns>
    ValueTask RecordAsync(ReadOnlyMemory<JournalEntry> entries, CancellationToken cancellationToken);

    /// <summary>Finds what is known of an event at a data source.</summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Its entries, the oldest first; empty when nothing is known.</returns>
    ValueTask<IReadOnlyList<JournalEntry>> FindAsync(string dataSourceId, string eventId, CancellationToken cancellationToken);
}
