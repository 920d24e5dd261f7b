using System.Buffers.Binary;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Tests.Measuring;

namespace CapiGateway.Sdk.Tests.Deduplication;

[Collection(MemoryMeasurements.Name)]
public sealed class DeduplicationMemoryTests
{
    private const int MostBytes = 64;

    [Theory]
    [InlineData(700_000)]
    [InlineData(1_000_000)]
    [InlineData(1_100_000)]
    public async Task A_key_costs_at_most_64_bytes(int count)
    {
        var cache = new InMemoryDeduplicationCache?[1];
        (long keys, long evicted) = await FillAsync(cache, capacity: 2_000_000, count);

        long bytes = Held.By(ref cache[0]);

        (keys, evicted).Should().Be((count, 0));
        ((double)bytes / count).Should().BeInRange(40, MostBytes);
    }

    [Fact]
    public async Task A_full_cache_does_not_grow()
    {
        var cache = new InMemoryDeduplicationCache?[1];
        (long keys, long evicted) = await FillAsync(cache, DeduplicationDefaults.Capacity, 1_100_000);

        long bytes = Held.By(ref cache[0]);

        (keys, evicted).Should().Be((DeduplicationDefaults.Capacity, 100_000));
        ((double)bytes / DeduplicationDefaults.Capacity).Should().BeInRange(40, MostBytes);
    }

    // On another thread, for code that is not optimised lets go of what it used only when it returns.
    private static Task<(long Keys, long Evicted)> FillAsync(InMemoryDeduplicationCache?[] place, int capacity, int count) => Task.Run(async () =>
    {
        var cache = new InMemoryDeduplicationCache(capacity);
        place[0] = cache;
        await FillAsync(cache, count);
        return (cache.Count, cache.EvictedCount);
    });

    // Spread like hashes, without the cost of hashing a million texts.
    private static async Task FillAsync(InMemoryDeduplicationCache cache, int count)
    {
        var random = new Random(1);
        byte[] bytes = new byte[DeduplicationKey.ByteCount];
        for (int number = 0; number < count; number++)
        {
            random.NextBytes(bytes);
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            var claim = new DeduplicationClaim(DeduplicationKey.FromBytes(bytes), DeduplicationDefaults.Window);
            await cache.ReserveAsync(claim, CancellationToken.None);
            await cache.CommitAsync(claim, CancellationToken.None);
        }
    }
}
