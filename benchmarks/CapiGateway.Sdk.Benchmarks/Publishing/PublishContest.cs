using System.Diagnostics;
using System.Globalization;
using System.Text;
using CapiGateway.Sdk.Benchmarks.Building;
using CapiGateway.Sdk.Benchmarks.Ratios;
using CapiGateway.Sdk.Events;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>Events a second through the gateway, from the call to the answer, in alternation with <see cref="LoopWay"/>.</summary>
public static class PublishContest
{
    /// <summary>Requests at once, on both sides.</summary>
    public const int Concurrency = 4;

    private const int Callers = 4;
    private const int WarmUpRounds = 5;

    // Every further outbox is one more entry.
    private static readonly (string Name, Action<ICapiGatewayBuilder> Choose)[] Outboxes = [("in memory", static _ => { })];

    /// <summary>Options: <c>--quick</c>, <c>--out FILE</c>.</summary>
    public static async Task RunAsync(string[] options)
    {
        bool quick = options.Contains("--quick", StringComparer.Ordinal);
        int rounds = quick ? 5 : 15;
        int count = quick ? 20_000 : 50_000;
        using SinkProcess sink = SinkProcess.Start();
        using var loop = new LoopWay(sink.Address);
        var text = new StringBuilder(
            "| Outbox | Side | events/s (best) | share of the loop's (median, lowest–highest) |\n|---|---|--:|--:|\n");

        foreach ((string name, Action<ICapiGatewayBuilder> outbox) in Outboxes)
        {
            await using var gateway = new GatewayWay(sink.Address, outbox);
            text.Append(await RowsAsync(name, rounds, count, gateway, loop));
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Machine.Line}{(quick ? ", quick mode" : string.Empty)}.\n");
        Console.Write(text);
        if (Report.Value(options, "--out") is { } file)
        {
            await File.WriteAllTextAsync(file, text.ToString());
        }
    }

    private static async Task<string> RowsAsync(string name, int rounds, int count, GatewayWay gateway, LoopWay loop)
    {
        double[] ours = new double[rounds];
        double[] limit = new double[rounds];

        // Some rounds more, first, until the compiler has come to its last tier.
        for (int round = -WarmUpRounds; round < rounds; round++)
        {
            // New ids each time, or the gateway would find that it knows them.
            ConversionEvent[] events = Events((round + WarmUpRounds) * count, count);
            double theirs = await RateAsync(events.Length, () => loop.RunAsync(events));
            double own = await RateAsync(events.Length, () => gateway.RunAsync(events, Callers));
            if (round >= 0)
            {
                (ours[round], limit[round]) = (own, theirs);
            }
        }

        double[] shares = [.. ours.Zip(limit, (own, theirs) => own / theirs).Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | the gateway, {Callers} callers | {ours.Max():N0} | {shares[rounds / 2]:P0} ({shares[0]:P0}–{shares[^1]:P0}) |\n"
            + $"| | a loop that serialises and posts, {Concurrency} requests at once | {limit.Max():N0} | |\n");
    }

    private static async Task<double> RateAsync(int expected, Func<Task<long>> run)
    {
        long start = Stopwatch.GetTimestamp();
        long delivered = await run();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return delivered == expected
            ? delivered / seconds
            : throw new InvalidOperationException($"{delivered} of {expected} events were delivered.");
    }

    // The event's time is now, or the gateway would refuse them as too old.
    private static ConversionEvent[] Events(int first, int count)
    {
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return [.. Enumerable.Range(first, count).Select(number => OurWay.Build(Order.Number(number) with { Time = now }))];
    }
}
