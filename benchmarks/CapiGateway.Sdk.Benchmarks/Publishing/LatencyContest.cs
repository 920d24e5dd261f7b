using System.Diagnostics;
using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>
/// How long one call of <c>PublishAsync</c> takes while the pump sends and while it does not, and how many more events two callers publish than
/// one; outbox in memory.
/// </summary>
public static class LatencyContest
{
    private const int WarmUpRounds = 5;

    // What waits must find room, as nothing leaves while the pump is held back.
    private const int Events = 20_000;

    /// <summary>Options: <c>--quick</c>, <c>--out FILE</c>.</summary>
    public static async Task RunAsync(string[] options)
    {
        bool quick = options.Contains("--quick", StringComparer.Ordinal);
        int rounds = quick ? 5 : 21;
        using SinkProcess sink = SinkProcess.Start();
        await using var gateway = new GatewayWay(sink.Address, static _ => { });
        var events = new PublishedEvents();
        List<Latency> idle = [];
        List<Latency> sending = [];
        List<Pace> one = [];
        List<Pace> two = [];
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            Latency quiet = await LatencyAsync(gateway, events, isSending: false);
            Latency busy = await LatencyAsync(gateway, events, isSending: true);
            Pace alone = await PaceAsync(gateway, events, callers: 1);
            Pace both = await PaceAsync(gateway, events, callers: 2);
            if (round >= 0)
            {
                idle.Add(quiet);
                sending.Add(busy);
                one.Add(alone);
                two.Add(both);
            }
        }

        double[] ratios = [.. sending.Zip(idle, static (busy, quiet) => busy.P99 / quiet.P99).Order()];
        (double median, double low, double high) = Pace.Share(two, one);
        var text = new StringBuilder("| A call of `PublishAsync`, one caller | median µs | p99 µs | p99 while sending : p99 while not (median, lowest–highest) |\n|---|--:|--:|--:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| while the pump sends | {Middle(sending, latency => latency.P50):F1} | {Middle(sending, latency => latency.P99):F1} | {ratios[rounds / 2]:F2} ({ratios[0]:F2}–{ratios[^1]:F2}) |\n");
        text.Append(CultureInfo.InvariantCulture, $"| while it does not | {Middle(idle, latency => latency.P50):F1} | {Middle(idle, latency => latency.P99):F1} | |\n\n");
        text.Append("| Callers, while the pump does not send | events/s (best) | times one caller's (median, lowest–highest) |\n|--:|--:|--:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| 2 | {two.Max(pace => pace.PerSecond):N0} | {median:F2} ({low:F2}–{high:F2}) |\n| 1 | {one.Max(pace => pace.PerSecond):N0} | |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{Machine.Line}{(quick ? ", quick mode" : string.Empty)}.\n");
        await Report.WriteAsync(options, text.ToString());
    }

    private static double Middle(List<Latency> latencies, Func<Latency, double> of) => latencies.Select(of).Order().ElementAt(latencies.Count / 2);

    private static async Task<Latency> LatencyAsync(GatewayWay gateway, PublishedEvents events, bool isSending)
    {
        ConversionEvent[] batch = events.Take(Events);
        double[] times = new double[Events];
        long delivered = gateway.Delivered;
        GC.Collect();
        if (!isSending)
        {
            gateway.Valve.Close();
        }

        for (int index = 0; index < batch.Length; index++)
        {
            long start = Stopwatch.GetTimestamp();
            PublishReceipt receipt = await gateway.Gateway.PublishAsync(batch[index]);
            times[index] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            receipt.EnsureAccepted();
        }

        await gateway.DeliverAsync(delivered + Events);
        Array.Sort(times);
        return new Latency(times[Events / 2], times[Events * 99 / 100]);
    }

    private static async Task<Pace> PaceAsync(GatewayWay gateway, PublishedEvents events, int callers)
    {
        ConversionEvent[] batch = events.Take(Events);
        long delivered = gateway.Delivered;
        gateway.Valve.Close();
        Pace pace = await Pace.OfAsync(Events, () => gateway.PublishAsync(batch, callers, ownThreads: true));
        await gateway.DeliverAsync(delivered + Events);
        return pace;
    }

    private readonly record struct Latency(double P50, double P99);
}
