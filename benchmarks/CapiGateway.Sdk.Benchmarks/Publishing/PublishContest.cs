using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>Events a second through the outbox in memory, from the call to the answer, in alternation with <see cref="LoopWay"/>.</summary>
public static class PublishContest
{
    /// <summary>Requests at once, on both sides.</summary>
    public const int Concurrency = 4;

    private const int Callers = 4;
    private const int WarmUpRounds = 5;

    /// <summary>Options: <c>--quick</c>, <c>--out FILE</c>.</summary>
    public static async Task RunAsync(string[] options)
    {
        bool quick = options.Contains("--quick", StringComparer.Ordinal);
        int rounds = quick ? 5 : 15;
        int count = quick ? 20_000 : 50_000;
        using SinkProcess sink = SinkProcess.Start();
        using var loop = new LoopWay(sink.Address);
        await using var gateway = new GatewayWay(sink.Address, static _ => { });
        var events = new PublishedEvents();
        List<Pace> ours = [];
        List<Pace> limit = [];

        // Some rounds more, first, until the compiler has come to its last tier.
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            ConversionEvent[] batch = events.Take(count);
            Pace theirs = await PaceAsync(count, () => loop.RunAsync(batch));
            Pace own = await PaceAsync(count, () => gateway.RunAsync(batch, Callers));
            if (round >= 0)
            {
                ours.Add(own);
                limit.Add(theirs);
            }
        }

        (double median, double low, double high) = Pace.Share(ours, limit);
        var text = new StringBuilder("| Side | events/s (best) | processor µs an event (best) | share of the loop's events/s (median, lowest–highest) |\n|---|--:|--:|--:|\n");
        text.Append(CultureInfo.InvariantCulture, $"| the gateway, outbox in memory, {Callers} callers | {Best(ours)} | {median:P0} ({low:P0}–{high:P0}) |\n");
        text.Append(CultureInfo.InvariantCulture, $"| a loop that serialises and posts, {Concurrency} requests at once | {Best(limit)} | |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{Machine.Line}{(quick ? ", quick mode" : string.Empty)}.\n");
        await Report.WriteAsync(options, text.ToString());
    }

    private static string Best(List<Pace> paces) => string.Create(
        CultureInfo.InvariantCulture, $"{paces.Max(pace => pace.PerSecond):N0} | {paces.Min(pace => pace.ProcessorMicroseconds):F1}");

    private static Task<Pace> PaceAsync(int expected, Func<Task<long>> run) => Pace.OfAsync(expected, async () =>
    {
        long delivered = await run();
        if (delivered != expected)
        {
            throw new InvalidOperationException($"{delivered} of {expected} events were delivered.");
        }
    });
}
