using System.Globalization;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>Checks an <see cref="IDeduplicationCache"/> of the host.</summary>
/// <example>
/// <code>
/// var suite = new DeduplicationCacheConformance(clock => new InMemoryDeduplicationCache(timeProvider: clock));
/// await suite.RunAllAsync();
/// </code>
/// </example>
public sealed class DeduplicationCacheConformance : ConformanceSuite
{
    private const int Callers = 16;
    private const int Keys = 200;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly Func<ManualTimeProvider, IDeduplicationCache> _create;

    /// <summary>Makes the suite.</summary>
    /// <param name="create">
    /// Makes an empty cache on the given clock, with room for at least 10,000 keys. A cache whose expiry runs on another clock, such as that
    /// of a database server, ignores the clock and sets <paramref name="usesClock"/> to <see langword="false"/>.
    /// </param>
    /// <param name="usesClock">Whether the cache runs on the given clock; default <see langword="true"/>. Otherwise the cases about time are left out.</param>
    /// <exception cref="ArgumentNullException">There is no factory.</exception>
    public DeduplicationCacheConformance(Func<ManualTimeProvider, IDeduplicationCache> create, bool usesClock = true)
    {
        ArgumentNullException.ThrowIfNull(create);
        _create = create;
        Add("A new key is reserved", NewKeyAsync);
        Add("A reserved key is pending for everybody else", PendingAsync);
        Add("A committed key is a duplicate", DuplicateAsync);
        Add("A released reservation can be taken again", ReleasedReservationAsync);
        Add("A released commit can be taken again", ReleasedCommitAsync);
        Add("Releasing a key that is not known changes nothing", ReleaseUnknownAsync);
        Add("Committing without a reservation remembers the key", CommitUnreservedAsync);
        Add("Keys that differ do not meet", DifferentKeysAsync);
        Add("Of sixteen callers at once exactly one wins each key", OneWinnerAsync);
        if (usesClock)
        {
            Add("A committed key is forgotten when its window is over, and not before", WindowAsync);
            Add("The window is counted from the commit", WindowFromCommitAsync);
            Add("Keys keep windows of their own", OwnWindowsAsync);
            Add("A key without an end is remembered", EndlessAsync);
            Add("A reservation that nobody ends is free again after a day", AbandonedAsync);
        }
    }

    private static DeduplicationClaim Claim(int number = 0, TimeSpan? window = null) => new(
        DeduplicationKey.Create("account", "1", "Purchase", "order-" + number.ToString(CultureInfo.InvariantCulture)), window ?? Hour);

    private static async Task ExpectAsync(
        IDeduplicationCache cache, DeduplicationClaim claim, DeduplicationStatus expected, string when, CancellationToken cancellationToken) =>
        Expect(await cache.ReserveAsync(claim, cancellationToken).ConfigureAwait(false), expected, "ReserveAsync " + when);

    private static async Task TakeAsync(IDeduplicationCache cache, DeduplicationClaim claim, CancellationToken cancellationToken)
    {
        await ExpectAsync(cache, claim, DeduplicationStatus.New, "of a new key", cancellationToken).ConfigureAwait(false);
        await cache.CommitAsync(claim, cancellationToken).ConfigureAwait(false);
    }

    private IDeduplicationCache New() => _create(new ManualTimeProvider());

    private Task NewKeyAsync(CancellationToken cancellationToken) =>
        ExpectAsync(New(), Claim(), DeduplicationStatus.New, "of a new key", cancellationToken);

    private async Task PendingAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of a new key", cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.Pending, "of a reserved key", cancellationToken).ConfigureAwait(false);
    }

    private async Task DuplicateAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        await TakeAsync(cache, Claim(), cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.Duplicate, "of a committed key", cancellationToken).ConfigureAwait(false);
    }

    private async Task ReleasedReservationAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of a new key", cancellationToken).ConfigureAwait(false);
        await cache.ReleaseAsync(Claim().Key, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of a released key", cancellationToken).ConfigureAwait(false);
    }

    private async Task ReleasedCommitAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        await TakeAsync(cache, Claim(), cancellationToken).ConfigureAwait(false);
        await cache.ReleaseAsync(Claim().Key, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of a released key", cancellationToken).ConfigureAwait(false);
    }

    private async Task ReleaseUnknownAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        await TakeAsync(cache, Claim(1), cancellationToken).ConfigureAwait(false);
        await cache.ReleaseAsync(Claim(2).Key, cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(1), DeduplicationStatus.Duplicate, "of another key", cancellationToken).ConfigureAwait(false);
    }

    private async Task CommitUnreservedAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        await cache.CommitAsync(Claim(), cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.Duplicate, "of a committed key", cancellationToken).ConfigureAwait(false);
    }

    private async Task DifferentKeysAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        for (int number = 0; number < Keys; number++)
        {
            await TakeAsync(cache, Claim(number), cancellationToken).ConfigureAwait(false);
        }

        for (int number = 0; number < Keys; number++)
        {
            await ExpectAsync(cache, Claim(number), DeduplicationStatus.Duplicate, "of a committed key", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task OneWinnerAsync(CancellationToken cancellationToken)
    {
        IDeduplicationCache cache = New();
        int[] wins = new int[Keys];
        using var start = new Barrier(Callers);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait(cancellationToken);
                for (int number = 0; number < Keys; number++)
                {
                    if (await cache.ReserveAsync(Claim(number), cancellationToken).ConfigureAwait(false) == DeduplicationStatus.New)
                    {
                        Interlocked.Increment(ref wins[number]);
                        await cache.CommitAsync(Claim(number), cancellationToken).ConfigureAwait(false);
                    }
                }
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())).ConfigureAwait(false);
        Expect(wins.Count(count => count == 1), Keys, "Keys that exactly one caller won");
    }

    private async Task WindowAsync(CancellationToken cancellationToken)
    {
        var clock = new ManualTimeProvider();
        IDeduplicationCache cache = _create(clock);
        await TakeAsync(cache, Claim(), cancellationToken).ConfigureAwait(false);
        clock.Advance(Hour - Moment);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.Duplicate, "just before the window ends", cancellationToken).ConfigureAwait(false);
        clock.Advance(Moment + Moment);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "after the window", cancellationToken).ConfigureAwait(false);
    }

    private async Task WindowFromCommitAsync(CancellationToken cancellationToken)
    {
        var clock = new ManualTimeProvider();
        IDeduplicationCache cache = _create(clock);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of a new key", cancellationToken).ConfigureAwait(false);
        clock.Advance(TimeSpan.FromMinutes(1));
        await cache.CommitAsync(Claim(), cancellationToken).ConfigureAwait(false);
        clock.Advance(Hour - Moment);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.Duplicate, "within the window of the commit", cancellationToken).ConfigureAwait(false);
    }

    private async Task OwnWindowsAsync(CancellationToken cancellationToken)
    {
        var clock = new ManualTimeProvider();
        IDeduplicationCache cache = _create(clock);
        await TakeAsync(cache, Claim(1), cancellationToken).ConfigureAwait(false);
        await TakeAsync(cache, Claim(2, Hour * 3), cancellationToken).ConfigureAwait(false);
        clock.Advance(Hour * 2);
        await ExpectAsync(cache, Claim(1), DeduplicationStatus.New, "after its window", cancellationToken).ConfigureAwait(false);
        await ExpectAsync(cache, Claim(2), DeduplicationStatus.Duplicate, "within its window", cancellationToken).ConfigureAwait(false);
    }

    private async Task EndlessAsync(CancellationToken cancellationToken)
    {
        var clock = new ManualTimeProvider();
        IDeduplicationCache cache = _create(clock);
        await TakeAsync(cache, Claim(0, TimeSpan.MaxValue), cancellationToken).ConfigureAwait(false);
        clock.Advance(TimeSpan.FromDays(400));
        await ExpectAsync(cache, Claim(), DeduplicationStatus.Duplicate, "of a key without an end", cancellationToken).ConfigureAwait(false);
    }

    private async Task AbandonedAsync(CancellationToken cancellationToken)
    {
        var clock = new ManualTimeProvider();
        IDeduplicationCache cache = _create(clock);
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of a new key", cancellationToken).ConfigureAwait(false);
        clock.Advance(TimeSpan.FromDays(1));
        await ExpectAsync(cache, Claim(), DeduplicationStatus.New, "of an abandoned key", cancellationToken).ConfigureAwait(false);
    }
}
