using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Sees to it that nothing is published twice on purpose: reserve, then commit what was stored or release what was not. Where the cache is
/// the outbox itself, the outbox does it in its own commit. A cache that fails costs no event: it is published, and counted. Thread-safe.
/// </summary>
internal sealed class DeduplicationDoor(IDeduplicationCache? cache, bool isOutbox, TimeSpan deadline, TimeProvider clock, HookWatch failures)
{
    /// <summary>Takes the key of an event that shall be stored in the outbox.</summary>
    public ValueTask<Reservation> ReserveAsync(ConversionEvent conversion, DataSource dataSource, CancellationToken cancellationToken) =>
        isOutbox && cache is not null
            ? ValueTask.FromResult(new Reservation(DeduplicationClaim.For(conversion, dataSource.Account, dataSource.Id), Status: null))
            : ReserveHereAsync(conversion, dataSource, cancellationToken);

    /// <summary>Takes the key of an event that goes past the outbox.</summary>
    public async ValueTask<Reservation> ReserveHereAsync(ConversionEvent conversion, DataSource dataSource, CancellationToken cancellationToken)
    {
        if (cache is null)
        {
            return default;
        }

        return await ReserveAsync(cache, DeduplicationClaim.For(conversion, dataSource.Account, dataSource.Id), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes the key of a dead letter anew. One that was buried in doubt never lost it, and what the outbox itself answers for it takes with
    /// the return.
    /// </summary>
    public async ValueTask<Reservation> ReserveAgainAsync(DeadLetter letter, CancellationToken cancellationToken) =>
        cache is not null && letter is { Event.ReservedKey: { } key, Answer.IsRefusal: true }
            ? await ReserveAsync(cache, new DeduplicationClaim(key, DeduplicationClaim.WindowOf(letter.Event.ActionSource)), cancellationToken).ConfigureAwait(false)
            : default;

    private async ValueTask<Reservation> ReserveAsync(IDeduplicationCache cache, DeduplicationClaim claim, CancellationToken cancellationToken)
    {
        (DeduplicationStatus status, HookFailure failure) = await HookCall.AskAsync(
            (cache, claim),
            static (state, token) => state.cache.ReserveAsync(state.claim, token),
            deadline,
            clock,
            cancellationToken,
            GiveBackAsync).ConfigureAwait(false);
        if (failure == HookFailure.None && status is DeduplicationStatus.New or DeduplicationStatus.Pending or DeduplicationStatus.Duplicate)
        {
            return new Reservation(claim, status);
        }

        failures.Report(cache.GetType().Name, failure == HookFailure.None ? HookFailure.NoAnswer : failure);
        return new Reservation(claim, Status: null);
    }

    /// <summary>The event is stored, or Meta has it. Returns whether the cache took it.</summary>
    public ValueTask<bool> CommitAsync(Reservation reservation) => reservation.Key is null
        ? ValueTask.FromResult(true)
        : TellAsync(reservation.Claim!.Value, static (state, token) => state.cache.CommitAsync(state.claim, token));

    /// <summary>The event was not stored, or will never be sent: it may be published again. Returns whether the cache took it.</summary>
    public ValueTask<bool> ReleaseAsync(DeduplicationKey? key) => key is not { } known
        ? ValueTask.FromResult(true)
        : TellAsync(new DeduplicationClaim(known, TimeSpan.Zero), static (state, token) => state.cache.ReleaseAsync(state.claim.Key, token));

    /// <summary>Events came to an end and Meta never took them: they may be published again.</summary>
    public async ValueTask EndedUnsentAsync(IReadOnlyList<OutboxEvent> ended)
    {
        // An outbox that is the cache released them in the commit that settled them; by now another event may have taken a key.
        if (cache is null || isOutbox)
        {
            return;
        }

        for (int index = 0; index < ended.Count; index++)
        {
            // Told before the key is released: a door that has not committed it yet sees this, or its commit comes first.
            ended[index].EndUnsent();
        }

        for (int index = 0; index < ended.Count; index++)
        {
            if (!await ReleaseAsync(ended[index].ReservedKey ?? ended[index].Claim?.Key).ConfigureAwait(false))
            {
                // A cache that is down would hold up each of them for its deadline.
                return;
            }
        }
    }

    // An answer that comes too late reserves a key that nobody would ever release.
    private static ValueTask GiveBackAsync((IDeduplicationCache Cache, DeduplicationClaim Claim) state, DeduplicationStatus late) =>
        late == DeduplicationStatus.New ? state.Cache.ReleaseAsync(state.Claim.Key, CancellationToken.None) : ValueTask.CompletedTask;

    private async ValueTask<bool> TellAsync(
        DeduplicationClaim claim, Func<(IDeduplicationCache cache, DeduplicationClaim claim), CancellationToken, ValueTask> tell)
    {
        if (cache is null)
        {
            return true;
        }

        HookFailure failure = await HookCall.TellAsync((cache, claim), tell, deadline, clock, CancellationToken.None).ConfigureAwait(false);
        if (failure != HookFailure.None)
        {
            failures.Report(cache.GetType().Name, failure);
        }

        return failure == HookFailure.None;
    }
}
