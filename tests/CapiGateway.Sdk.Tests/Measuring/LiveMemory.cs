namespace CapiGateway.Sdk.Tests.Measuring;

/// <summary>The memory that is in use, once all that other tests left behind is gone.</summary>
public static class LiveMemory
{
    private const int MostCollections = 20;
    private const long Noise = 64 * 1024;

    /// <summary>Collects until nothing more comes free; what finalizers let go, only a further collection takes.</summary>
    public static long Bytes()
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
