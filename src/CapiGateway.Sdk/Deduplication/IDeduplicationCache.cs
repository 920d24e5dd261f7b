namespace CapiGateway.Sdk.Deduplication;

/// <summary>
/// Remembers which events were published, so that none is published twice: reserve, store the event, then commit, or release when it was
/// not stored.
/// </summary>
/// <remarks>
/// <para>
/// A host implements this to share the memory between machines. It is a singleton and must be safe for concurrent use. Of all callers that
/// reserve one key at the same time, exactly one gets <see cref="DeduplicationStatus.New"/>.
/// </para>
/// <para>
/// A reservation that is neither committed nor released must end by itself after a while (<see
/// cref="DeduplicationDefaults.ReservationTimeout"/>): its holder may have died. The suite <c>DeduplicationCacheConformance</c> of
/// CapiGateway.Sdk.Testing checks all of this.
/// </para>
/// <para>
/// When the cache throws or does not answer in time, the gateway publishes the event: rather twice, where Meta still counts it once by its
/// id, than never.
/// </para>
/// </remarks>
public interface IDeduplicationCache
{
    /// <summary>Takes a key, unless it is taken.</summary>
    /// <param name="claim">The key, and how long it will count.</param>
    /// <param name="cancellationToken">Ends the wait; whether the key was taken is then unknown.</param>
    /// <returns>Whether the caller has it now.</returns>
    ValueTask<DeduplicationStatus> ReserveAsync(DeduplicationClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// Remembers a key for its window, counted from now: its event is stored. Takes the key even where the reservation has ended meanwhile.
    /// Committing again changes nothing but the end of the window.
    /// </summary>
    /// <param name="claim">The claim that was reserved.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when it is remembered.</returns>
    ValueTask CommitAsync(DeduplicationClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets a key, reserved or committed: its event was not stored, or was buried and may be published again. A key that is not known is
    /// no error.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when it is forgotten.</returns>
    ValueTask ReleaseAsync(DeduplicationKey key, CancellationToken cancellationToken);
}
