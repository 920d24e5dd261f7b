namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>Runs the sides of a contest in alternation, so that what disturbs the machine disturbs all of them.</summary>
public sealed class Duel(bool quick)
{
    private readonly int _rounds = quick ? 9 : 31;
    private readonly TimeSpan _burst = TimeSpan.FromMilliseconds(quick ? 20 : 40);
    private readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(quick ? 1000 : 2000);

    /// <summary>Measures every side, ours first.</summary>
    public IReadOnlyList<Measurement> Measure(Contest contest)
    {
        contest.Verify();
        Side[] sides = [contest.Ours, .. contest.Others];
        int[] runs = [.. sides.Select(Calibrate)];
        double[][] times = [.. sides.Select(_ => new double[_rounds])];
        for (int round = 0; round < _rounds; round++)
        {
            for (int side = 0; side < sides.Length; side++)
            {
                times[side][round] = Time(sides[side].Run, runs[side]) / contest.Items;
            }
        }

        return [.. sides.Select((side, index) => Summarize(side, times[index], times[0], contest.Items))];
    }

    private static Measurement Summarize(Side side, double[] times, double[] ours, int items)
    {
        double[] ratios = [.. times.Zip(ours, (theirs, own) => theirs / own).Order()];
        long before = GC.GetAllocatedBytesForCurrentThread();
        side.Run();
        double bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / items;
        return new Measurement(times.Min(), bytes, times.Min() / ours.Min(), ratios[ratios.Length / 2], ratios[0], ratios[^1]);
    }

    // Long enough for the compiler to have come to its last tier: by the processor's time, of which a busy machine gives little.
    private int Calibrate(Side side)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        int runs = 0;
        do
        {
            side.Run();
            runs++;
        }
        while (Environment.CpuUsage.TotalTime - start < _warmUp);

        double once = Time(side.Run, Math.Max(1, runs / 20));
        return (int)Math.Clamp(_burst.TotalNanoseconds / once, 1, 10_000_000);
    }

    // The processor's time of this process, its collector included: what other processes do counts for nobody.
    private static double Time(Action run, int runs)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        for (int index = 0; index < runs; index++)
        {
            run();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / runs;
    }
}
