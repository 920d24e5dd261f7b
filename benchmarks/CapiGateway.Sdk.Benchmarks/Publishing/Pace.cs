using System.Diagnostics;

namespace CapiGateway.Sdk.Benchmarks.Publishing;

/// <summary>How fast a side was: by the clock, and what it took of the processor of this process, which other work disturbs least.</summary>
public readonly record struct Pace(double PerSecond, double ProcessorMicroseconds)
{
    /// <summary>Times one run over so many events.</summary>
    public static async Task<Pace> OfAsync(int events, Func<Task> run)
    {
        GC.Collect();
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await run();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Pace(events / seconds, (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / events);
    }

    /// <summary>Ours as a share of theirs, round by round: the median, the lowest and the highest.</summary>
    public static (double Median, double Low, double High) Share(IReadOnlyList<Pace> ours, IReadOnlyList<Pace> theirs)
    {
        double[] shares = [.. ours.Zip(theirs, static (own, other) => own.PerSecond / other.PerSecond).Order()];
        return (shares[shares.Length / 2], shares[0], shares[^1]);
    }
}
