namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// Keeps the counters behind <see cref="IEventActivity"/> longer than the process. Without one they are kept in memory, for 7 days at the
/// most.
/// </summary>
/// <remarks>
/// Registered as a singleton; all members are called concurrently, none of them while a caller publishes. A store that fails costs no
/// event: what it did not take is handed over again.
/// </remarks>
public interface IActivityStore
{
    /// <summary>
    /// Whether the store is the gateway's outbox too and counts <see cref="EventOutcome.Accepted"/> and all ends itself, in the commit that
    /// stores or settles the event. Then only the other outcomes are handed over.
    /// </summary>
    bool CountsStoredEvents { get; }

    /// <summary>Adds to the counters of their hours, all in one commit where the store has commits. Called every few seconds.</summary>
    /// <param name="counts">What to add; the memory is the caller's and must not be kept after the call.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is added then.</param>
    /// <returns>A task that completes when the counts are stored.</returns>
    ValueTask AddAsync(ReadOnlyMemory<ActivityCount> counts, CancellationToken cancellationToken);

    /// <summary>Reads the counters of a data source.</summary>
    /// <param name="dataSourceId">The data source.</param>
    /// <param name="fromHour">The first hour to read, as in <see cref="ActivityCount.Hour"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One entry for each name, outcome, reason and hour, in any order.</returns>
    ValueTask<IReadOnlyList<ActivityCount>> ReadAsync(string dataSourceId, DateTimeOffset fromHour, CancellationToken cancellationToken);
}
