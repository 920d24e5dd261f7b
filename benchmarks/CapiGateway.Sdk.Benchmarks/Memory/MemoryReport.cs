using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Benchmarks.Building;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using CapiGateway.Sdk.Publishing.Internal;

namespace CapiGateway.Sdk.Benchmarks.Memory;

/// <summary>What is held in memory, after a full collection.</summary>
public static class MemoryReport
{
    private const int Events = 50_000;

    private static readonly int[] CacheCounts = [700_000, 1_000_000, 1_100_000];

    /// <summary>Options: <c>--out FILE</c>.</summary>
    public static async Task RunAsync(string[] options)
    {
        var text = new StringBuilder("| What is held | Count | bytes each |\n|---|--:|--:|\n");
        foreach (int count in CacheCounts)
        {
            text.Append(Row("a key of the deduplication cache", count, await BytesOfAsync(() => FillCacheAsync(count))));
        }

        double payload = Enumerable.Range(0, Events).Average(number => EventSerializer.ToUtf8(OurWay.Build(Order.Number(number))).Length);
        double outbox = await BytesOfAsync(FillOutboxAsync);
        text.Append(Row("an event in the outbox in memory", Events, outbox));
        text.Append(Row("… of which its own JSON", Events, payload * Events));
        text.Append(Row("allocated by a call of `PublishAsync`, outbox in memory", DoorAllocation.Events, DoorAllocation.Published()));
        text.Append(Row("… of which the event that the outbox keeps", DoorAllocation.Events, DoorAllocation.Kept()));
        text.Append(CultureInfo.InvariantCulture, $"\n{Machine.Line}.\n");
        await Report.WriteAsync(options, text.ToString());
    }

    private static string Row(string what, int count, double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {count:N0} | {bytes / count:F0} |\n");

    private static async Task<double> BytesOfAsync(Func<Task<object>> fill)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        object filled = await fill();
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(filled);
        return bytes;
    }

    private static async Task<object> FillCacheAsync(int count)
    {
        var cache = new InMemoryDeduplicationCache(capacity: 2 * count);
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

        return cache;
    }

    private static async Task<object> FillOutboxAsync()
    {
        var outbox = new InMemoryOutbox(Events, long.MaxValue, TimeProvider.System);
        var statuses = new AppendStatus[1];
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        for (int number = 0; number < Events; number++)
        {
            ConversionEvent conversion = OurWay.Build(Order.Number(number));
            OutboxEvent entry = new()
            {
                DataSourceId = "1234567890123456",
                EventName = conversion.EventName,
                EventId = conversion.EventId,
                Payload = EventSerializer.ToUtf8(conversion),
                AcceptedAt = now,
                ExpiresAt = now + TimeSpan.FromDays(7),
            };
            await outbox.AppendAsync(new[] { entry }, statuses, CancellationToken.None);
        }

        return outbox;
    }
}
