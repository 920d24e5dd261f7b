namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// Holds accepted events until Meta has them: append, lease, settle. Nothing leaves it before it is settled, and a lease that ends
/// unsettled gives its events back.
/// </summary>
/// <remarks>
/// Registered as a singleton; all members are called concurrently, and several pumps may lease from one store. Calls are awaited, so
/// implementations must not block the caller's thread.
/// </remarks>
public interface IEventOutbox
{
    /// <summary>Stores events, all in one commit where the store has commits.</summary>
    /// <param name="events">The events; the memory is the caller's and must not be kept after the call.</param>
    /// <param name="statuses">Takes one answer an event, in the same order; at least as long as <paramref name="events"/>.</param>
    /// <param name="cancellationToken">Observed until storing starts; a cancelled call has stored nothing.</param>
    /// <returns>A task that completes when the events are stored as safely as the store promises.</returns>
    ValueTask AppendAsync(ReadOnlyMemory<OutboxEvent> events, Memory<AppendStatus> statuses, CancellationToken cancellationToken);

    /// <summary>Leases events that wait, those that were accepted first coming first as far as possible.</summary>
    /// <param name="request">What to lease.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is leased then.</param>
    /// <returns>The leased events; empty when none is due.</returns>
    ValueTask<IReadOnlyList<LeasedEvent>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken);

    /// <summary>Ends leases, all in one commit where the store has commits.</summary>
    /// <param name="settlements">The settlements; the memory is the caller's and must not be kept after the call.</param>
    /// <param name="settled">
    /// Takes for each settlement, in the same order, whether the lease was still there; what is not counts nowhere. At least as long as
    /// <paramref name="settlements"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; nothing is settled then.</param>
    /// <returns>A task that completes when the settlements are stored.</returns>
    ValueTask SettleAsync(ReadOnlyMemory<Settlement> settlements, Memory<bool> settled, CancellationToken cancellationToken);

    /// <summary>Counts what waits.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The status.</returns>
    ValueTask<OutboxStatus> GetStatusAsync(CancellationToken cancellationToken);
}
