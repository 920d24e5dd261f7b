using CapiGateway.Sdk.Deduplication.Internal;

namespace CapiGateway.Sdk.Deduplication;

/// <summary>
/// Remembers keys in this process: bounded, at most 64 bytes a key, gone when the process ends. The default cache.
/// </summary>
/// <remarks>
/// <para>Safe for concurrent use; locks are held for one key's stripe only, and never while waiting.</para>
/// <para>
/// When it is full, the key that was committed first makes room and is counted in <see cref="EvictedCount"/>; an event with that key would
/// then be published again. Reservations in flight make room only when there is nothing else. While several callers take keys at the same
/// time, it may hold one more for each of them, and what makes room is among the oldest.
/// </para>
/// <para>Windows run on the clock's timestamps, so that setting the wall clock neither shortens nor lengthens them. Memory that expired keys
/// free is kept for new ones.</para>
/// </remarks>
public sealed class InMemoryDeduplicationCache : IDeduplicationCache
{
    // More stripes than cores that a host is likely to have; few enough to look at each of them when room is needed.
    private const int StripeCount = 32;

    private readonly DeduplicationStripe[] _stripes = new DeduplicationStripe[StripeCount];
    private readonly StripeTally _tally = new();
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly long _reservationTicks;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="capacity">How many keys it holds at most; default <see cref="DeduplicationDefaults.Capacity"/>.</param>
    /// <param name="timeProvider">The clock; default <see cref="TimeProvider.System"/>.</param>
    /// <param name="reservationTimeout">
    /// How long a reservation holds that is neither committed nor released; default <see cref="DeduplicationDefaults.ReservationTimeout"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity or the time is not positive.</exception>
    public InMemoryDeduplicationCache(
        int capacity = DeduplicationDefaults.Capacity, TimeProvider? timeProvider = null, TimeSpan? reservationTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        TimeSpan timeout = reservationTimeout ?? DeduplicationDefaults.ReservationTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(reservationTimeout));
        Capacity = capacity;
        _clock = timeProvider ?? TimeProvider.System;
        _start = _clock.GetTimestamp();
        _reservationTicks = timeout.Ticks;
        for (int index = 0; index < StripeCount; index++)
        {
            _stripes[index] = new DeduplicationStripe(_tally);
        }
    }

    /// <summary>How many keys it holds at most.</summary>
    public int Capacity { get; }

    /// <summary>How many keys it holds now, expired ones that nobody has come across among them.</summary>
    public long Count => _tally.Count;

    /// <summary>How many keys had to make room before their window was over, since the cache was made.</summary>
    public long EvictedCount => _tally.Evicted;

    /// <inheritdoc/>
    public ValueTask<DeduplicationStatus> ReserveAsync(DeduplicationClaim claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long now = Now();
        DeduplicationStatus status = StripeOf(claim.Key).Reserve(claim.Key, now, After(now, _reservationTicks));
        MakeRoom(now);
        return ValueTask.FromResult(status);
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(DeduplicationClaim claim, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long now = Now();
        StripeOf(claim.Key).Commit(claim.Key, After(now, claim.Window.Ticks));
        MakeRoom(now);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(DeduplicationKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StripeOf(key).Release(key);
        return ValueTask.CompletedTask;
    }

    private static long After(long now, long ticks) => ticks > long.MaxValue - now ? long.MaxValue : now + ticks;

    private long Now() => _clock.GetElapsedTime(_start).Ticks;

    private DeduplicationStripe StripeOf(DeduplicationKey key) => _stripes[key.StripeBits % StripeCount];

    // No lock is held here: each stripe takes only its own.
    private void MakeRoom(long now)
    {
        while (_tally.Count > Capacity)
        {
            DeduplicationStripe oldest = _stripes.MinBy(stripe => stripe.OldestCommitted)!;
            if (oldest.OldestCommitted == long.MaxValue)
            {
                oldest = _stripes.MinBy(stripe => stripe.OldestReserved)!;
            }

            oldest.Evict(now);
        }
    }
}
