namespace CapiGateway.Sdk.Benchmarks.Ratios;

/// <summary>No time is worth anything when the results differ.</summary>
public static class Agreement
{
    public static void Demand(IEnumerable<string> ours, IEnumerable<string> theirs)
    {
        if (!ours.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            throw new InvalidOperationException("The sides of a contest come to different results.");
        }
    }
}
