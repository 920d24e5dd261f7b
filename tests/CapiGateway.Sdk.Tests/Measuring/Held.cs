namespace CapiGateway.Sdk.Tests.Measuring;

/// <summary>What an object holds in memory: what comes free when it is let go, for what other tests left behind has gone before.</summary>
public static class Held
{
    private const int MostCollections = 20;
    private const long Noise = 64 * 1024;

    /// <summary>Lets the object go, to which nothing else may refer, and returns the bytes that this frees.</summary>
    public static long By<T>(ref T? held)
        where T : class
    {
        long with = Settled();
        held = null;
        return with - Settled();
    }

    // What finalizers let go, only a further collection takes.
    private static long Settled()
    {
        long last = long.MaxValue;
        for (int collection = 0; collection < MostCollections; collection++)
        {
            long now = GC.GetTotalMemory(forceFullCollection: true);
            GC.WaitForPendingFinalizers();
            if (last - now < Noise)
            {
                return now;
            }

            last = now;
        }

        return last;
    }
}
