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
        long before = LiveMemory.Bytes();
        var cache = new InMemoryDeduplicationCache(capacity: 2_000_000);
        await FillAsync(cache, count);
        long bytes = LiveMemory.Bytes() - before;

        cache.Count.Should().Be(count);
        cache.EvictedCount.Should().Be(0);
        ((double)bytes / count).Should().BeInRange(40, MostBytes);
        GC.KeepAlive(cache);
    }

    [Fact]
    public async Task A_full_cache_does_not_grow()
    {
        long before = LiveMemory.Bytes();
        var cache = new InMemoryDeduplicationCache();
        await FillAsync(cache, 1_100_000);
        long bytes = LiveMemory.Bytes() - before;

        cache.Count.Should().Be(DeduplicationDefaults.Capacity);
        cache.EvictedCount.Should().Be(100_000);
        bytes.Should().BeLessThanOrEqualTo((long)MostBytes * DeduplicationDefaults.Capacity);
        GC.KeepAlive(cache);
    }

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
