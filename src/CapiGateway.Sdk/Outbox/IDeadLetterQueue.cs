using System.Diagnostics.CodeAnalysis;

namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// The events that Meta rejected alone, to look at and to send again once the cause is mended. Resolve it from the container; it works over
/// any outbox that is an <see cref="IDeadLetterStore"/> and is empty over others.
/// </summary>
/// <remarks>All members may be called concurrently.</remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A dead-letter queue is what the field calls it.")]
public interface IDeadLetterQueue
{
    /// <summary>Lists dead letters, the newest first.</summary>
    /// <param name="dataSourceId">Only those of this data source; default all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The dead letters, read as they are asked for.</returns>
    IAsyncEnumerable<DeadLetter> ListAsync(string? dataSourceId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes dead letters as JSON Lines, the newest first: what Meta answered, and under <c>event</c> the event as it was sent. That holds
    /// digests, addresses and whatever else was sent of a person; keep the file as you keep such data.
    /// </summary>
    /// <param name="utf8Json">Where to; left open.</param>
    /// <param name="dataSourceId">Only those of this data source; default all.</param>
    /// <param name="cancellationToken">Ends the export after a whole line.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentNullException">There is no stream.</exception>
    Task<int> ExportAsync(Stream utf8Json, string? dataSourceId = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts one back into the outbox, from where it is sent as if it had just been accepted; the ledger counts it anew. From then on the same
    /// event is a duplicate of it when it is published; one that was published meanwhile keeps it from being sent.
    /// </summary>
    /// <param name="id">The dead letter, <see cref="DeadLetter.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the call; it stays where it is then.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ResendResult> ResendAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Forgets one.</summary>
    /// <param name="id">The dead letter, <see cref="DeadLetter.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns><see langword="true"/> when there was one.</returns>
    ValueTask<bool> DeleteAsync(long id, CancellationToken cancellationToken = default);
}
