namespace CapiGateway.Sdk.Tests.Measuring;

/// <summary>What code allocates on the thread that runs it.</summary>
public static class Allocated
{
    private const int Runs = 5;

    /// <summary>
    /// The bytes of the thriftiest of some runs. What a call allocates, it allocates in each of them; what the runtime adds once (a method
    /// compiled again, a pool that a collection has trimmed) is not in all.
    /// </summary>
    public static long By(Action run) => Enumerable.Range(0, Runs).Select(_ => Once(run)).Min();

    private static long Once(Action run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
