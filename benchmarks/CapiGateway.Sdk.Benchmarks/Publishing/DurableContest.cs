using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>
/// Rows a second that a gateway stores durably, while it sends nothing and while it sends, in alternation with <see cref="BareInserts"/> of the
/// same rows. Every row is flushed to the disk before its caller hears of it, on both sides.
/// </summary>
public static class DurableContest
{
    private const int WarmUpRounds = 2;

    private static readonly int[] Callers = [64, 256, 1_000];

    /// <summary>Options: <c>--quick</c>, <c>--out FILE</c>, <c>--disk FOLDER</c>.</summary>
    public static async Task RunAsync(string[] options)
    {
        bool quick = options.Contains("--quick", StringComparer.Ordinal);
        string folder = Directory.CreateDirectory(Path.Combine(Report.Value(options, "--disk") ?? Path.GetTempPath(), $"capi-{Guid.NewGuid():N}")).FullName;
        try
        {
            using SinkProcess sink = SinkProcess.Start();
            var text = new StringBuilder("| Concurrent callers | Side | rows/s (best) | share of the bare inserts' (median, lowest–highest) |\n|--:|---|--:|--:|\n");
            foreach (int callers in Callers)
            {
                text.Append(await RowsAsync(sink, Path.Combine(folder, $"{callers}"), callers, quick));
            }

            text.Append(CultureInfo.InvariantCulture, $"\n{Machine.Line}{(quick ? ", quick mode" : string.Empty)}.\n");
            await Report.WriteAsync(options, text.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RowsAsync(SinkProcess sink, string path, int callers, bool quick)
    {
        int rounds = quick ? 3 : 9;
        int count = Math.Max(quick ? 4_000 : 16_000, callers);
        await using var gateway = new GatewayWay(sink.Address, builder => builder.UseSqlite($"Data Source={path}.gateway.db"));
        var events = new PublishedEvents();
        await gateway.PublishAsync(events.Take(1), callers: 1, ownThreads: false);
        await gateway.DeliverAsync(1);
        using var bare = new BareInserts($"{path}.bare.db", $"{path}.gateway.db");
        List<Pace>[] paces = [[], [], []];
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            Pace[] measured = await RoundAsync(gateway, bare, events, count, callers);
            for (int side = 0; side < paces.Length && round >= 0; side++)
            {
                paces[side].Add(measured[side]);
            }
        }

        return Row(callers, "the gateway, sending nothing meanwhile", paces[0], paces[2])
            + Row(callers, "the gateway, sending meanwhile", paces[1], paces[2])
            + Row(callers, "bare inserts, 64 rows a transaction", paces[2], theirs: null);
    }

    private static async Task<Pace[]> RoundAsync(GatewayWay gateway, BareInserts bare, PublishedEvents events, int count, int callers)
    {
        long delivered = gateway.Delivered;
        ConversionEvent[] first = events.Take(count);
        ConversionEvent[] second = events.Take(count);
        gateway.Valve.Close();
        Pace alone = await Pace.OfAsync(count, () => gateway.PublishAsync(first, callers, ownThreads: false));
        IReadOnlyList<object[]> rows = bare.Stored();
        Pace limit = await Pace.OfAsync(count, () => Task.Run(() => bare.Run(rows)));
        if (rows.Count != count || bare.Clear() != count)
        {
            throw new InvalidOperationException($"{rows.Count} of {count} rows were stored.");
        }

        await gateway.DeliverAsync(delivered + count);
        Pace sending = await Pace.OfAsync(count, () => gateway.PublishAsync(second, callers, ownThreads: false));
        await gateway.DeliverAsync(delivered + count + count);
        return [alone, sending, limit];
    }

    private static string Row(int callers, string side, List<Pace> paces, List<Pace>? theirs)
    {
        string share = string.Empty;
        if (theirs is not null)
        {
            (double median, double low, double high) = Pace.Share(paces, theirs);
            share = string.Create(CultureInfo.InvariantCulture, $"{median:P0} ({low:P0}–{high:P0})");
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {callers:N0} | {side} | {paces.Max(pace => pace.PerSecond):N0} | {share} |\n");
    }
}
