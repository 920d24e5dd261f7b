namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// What an <see cref="IEventOutbox"/> implements beside it when it keeps buried events: <see cref="SettlementKind.Buried"/> moves an event
/// here, in the same commit that ends its lease.
/// </summary>
/// <remarks>All members are called concurrently.</remarks>
public interface IDeadLetterStore
{
    /// <summary>Lists dead letters, the newest first.</summary>
    /// <param name="dataSourceId">Only those of this data source; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The dead letters, read as they are asked for.</returns>
    IAsyncEnumerable<DeadLetter> ListAsync(string? dataSourceId, CancellationToken cancellationToken);

    /// <summary>Finds one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The dead letter, or <see langword="null"/> when there is none.</returns>
    ValueTask<DeadLetter?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>
    /// Puts one back among those that wait, with no attempts, in one commit. When the store is also the
    /// <see cref="Deduplication.IDeduplicationCache"/>, it takes the event's <see cref="OutboxEvent.Claim"/> anew in that commit.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call; it stays where it is then.</param>
    /// <returns>
    /// <see cref="AppendStatus.Stored"/>; <see cref="AppendStatus.Full"/> when there is no room; <see cref="AppendStatus.Duplicate"/> when its
    /// claim was released and another event has it now; <see langword="null"/> when there is no such letter.
    /// </returns>
    ValueTask<AppendStatus?> ReturnAsync(long id, CancellationToken cancellationToken);

    /// <summary>Forgets one.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="true"/> when there was one.</returns>
    ValueTask<bool> DeleteAsync(long id, CancellationToken cancellationToken);
}
