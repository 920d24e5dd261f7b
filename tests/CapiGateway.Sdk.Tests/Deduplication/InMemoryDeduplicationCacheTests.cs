using System.Globalization;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Testing.Conformance;
using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Deduplication;

public sealed class InMemoryDeduplicationCacheTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);
    private static readonly DeduplicationCacheConformance Suite = new(clock => new InMemoryDeduplicationCache(10_000, clock));

    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string> Cases => new(Suite.Cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task It_keeps_the_contract(string name) => Suite.RunAsync(name).WaitAsync(Budget);

    [Fact]
    public async Task The_oldest_key_makes_room_and_is_counted()
    {
        var cache = new InMemoryDeduplicationCache(100, _clock);
        for (int number = 0; number < 130; number++)
        {
            await TakeAsync(cache, number);
        }

        cache.Count.Should().Be(100);
        cache.EvictedCount.Should().Be(30);
        for (int number = 30; number < 130; number++)
        {
            (await ReserveAsync(cache, number)).Should().Be(DeduplicationStatus.Duplicate, "key {0} is among the newest", number);
        }

        (await ReserveAsync(cache, 0)).Should().Be(DeduplicationStatus.New);
    }

    [Fact]
    public async Task As_many_keys_as_the_capacity_fit_without_eviction()
    {
        var cache = new InMemoryDeduplicationCache(50_000, _clock);
        for (int number = 0; number < 50_000; number++)
        {
            await TakeAsync(cache, number);
        }

        cache.EvictedCount.Should().Be(0);
        cache.Count.Should().Be(50_000);
    }

    [Fact]
    public async Task A_reservation_in_flight_is_not_evicted_while_there_is_a_committed_key()
    {
        var cache = new InMemoryDeduplicationCache(1_000, _clock);
        await ReserveAsync(cache, 0);
        for (int number = 1; number <= 5_000; number++)
        {
            await TakeAsync(cache, number);
        }

        (await ReserveAsync(cache, 0)).Should().Be(DeduplicationStatus.Pending);
        cache.Count.Should().Be(1_000);
    }

    [Fact]
    public async Task A_cache_full_of_reservations_stays_bounded()
    {
        var cache = new InMemoryDeduplicationCache(10, _clock);
        for (int number = 0; number < 100; number++)
        {
            await ReserveAsync(cache, number);
        }

        cache.Count.Should().Be(10);
        cache.EvictedCount.Should().Be(90);
    }

    [Fact]
    public async Task Expired_keys_make_room_by_themselves_and_are_no_evictions()
    {
        var cache = new InMemoryDeduplicationCache(10_000, _clock);
        for (int number = 0; number < 9_000; number++)
        {
            await TakeAsync(cache, number);
        }

        _clock.Advance(TimeSpan.FromHours(49));
        for (int number = 10_000; number < 19_000; number++)
        {
            await TakeAsync(cache, number);
        }

        cache.EvictedCount.Should().Be(0);
        cache.Count.Should().BeInRange(9_000, 10_000);
    }

    [Fact]
    public async Task A_key_without_an_end_does_not_keep_expired_ones_alive()
    {
        var cache = new InMemoryDeduplicationCache(10_000, _clock);
        for (int number = 0; number < 5_000; number++)
        {
            await TakeAsync(cache, number, number % 2 == 0 ? TimeSpan.MaxValue : null);
        }

        _clock.Advance(TimeSpan.FromHours(49));
        for (int number = 10_000; number < 15_000; number++)
        {
            await TakeAsync(cache, number);
        }

        cache.EvictedCount.Should().Be(0);
        (await ReserveAsync(cache, 0)).Should().Be(DeduplicationStatus.Duplicate);
        (await ReserveAsync(cache, 1)).Should().Be(DeduplicationStatus.New);
    }

    [Fact]
    public async Task Setting_the_wall_clock_changes_no_window()
    {
        var cache = new InMemoryDeduplicationCache(100, _clock);
        await TakeAsync(cache, 1);

        _clock.SetUtcNow(_clock.GetUtcNow().AddDays(30));
        (await ReserveAsync(cache, 1)).Should().Be(DeduplicationStatus.Duplicate);
    }

    [Fact]
    public async Task Of_sixteen_threads_one_wins_each_key_while_others_are_evicted_and_released()
    {
        const int Threads = 16;
        const int Keys = 20_000;
        var cache = new InMemoryDeduplicationCache(Keys, _clock);
        int[] wins = new int[Keys];
        using var start = new Barrier(Threads);

        Task[] work = [.. Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return RaceAsync(cache, wins, thread);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())];
        await Task.WhenAll(work).WaitAsync(Budget);

        wins.Should().OnlyContain(count => count == 1);
        cache.Count.Should().Be(Keys);
        cache.EvictedCount.Should().Be(0);
    }

    [Fact]
    public async Task It_answers_as_a_plain_dictionary_would()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            await CompareWithDictionaryAsync(new Random(seed));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_capacity_that_is_not_positive_is_refused(int capacity) =>
        FluentActions.Invoking(() => new InMemoryDeduplicationCache(capacity)).Should().Throw<ArgumentOutOfRangeException>();

    private static async Task RaceAsync(InMemoryDeduplicationCache cache, int[] wins, int thread)
    {
        for (int step = 0; step < wins.Length; step++)
        {
            int number = (step + (thread * 7)) % wins.Length;
            if (await ReserveAsync(cache, number) != DeduplicationStatus.New)
            {
                continue;
            }

            Interlocked.Increment(ref wins[number]);
            await cache.CommitAsync(Claim(number), CancellationToken.None);
        }
    }

    private static async Task CompareWithDictionaryAsync(Random random)
    {
        var cache = new InMemoryDeduplicationCache(1_000);
        var model = new Dictionary<int, DeduplicationStatus>();
        for (int step = 0; step < 200; step++)
        {
            int number = random.Next(12);
            switch (random.Next(3))
            {
                case 0:
                    (await ReserveAsync(cache, number)).Should().Be(model.GetValueOrDefault(number, DeduplicationStatus.New));
                    model.TryAdd(number, DeduplicationStatus.Pending);
                    break;
                case 1:
                    await cache.CommitAsync(Claim(number), CancellationToken.None);
                    model[number] = DeduplicationStatus.Duplicate;
                    break;
                default:
                    await cache.ReleaseAsync(Claim(number).Key, CancellationToken.None);
                    model.Remove(number);
                    break;
            }

            cache.Count.Should().Be(model.Count);
        }
    }

    private static async Task TakeAsync(InMemoryDeduplicationCache cache, int number, TimeSpan? window = null)
    {
        (await ReserveAsync(cache, number)).Should().Be(DeduplicationStatus.New);
        await cache.CommitAsync(Claim(number, window), CancellationToken.None);
    }

    private static ValueTask<DeduplicationStatus> ReserveAsync(InMemoryDeduplicationCache cache, int number) =>
        cache.ReserveAsync(Claim(number), CancellationToken.None);

    private static DeduplicationClaim Claim(int number, TimeSpan? window = null) => new(
        DeduplicationKey.Create("account", "1", "Purchase", number.ToString(CultureInfo.InvariantCulture)),
        window ?? DeduplicationDefaults.Window);
}
