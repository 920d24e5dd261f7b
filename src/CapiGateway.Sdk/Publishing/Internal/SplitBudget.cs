namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// How many requests the search for bad events in one rejected batch may cost beside the first: 2·⌈log2 n⌉ for one bad event,
/// 2b·⌈log2(n/b)⌉+2b for b of them. Halving alone never needs more, so a search that does is looking for something that is no event.
/// Not thread-safe.
/// </summary>
internal sealed class SplitBudget(int events)
{
    private int _extra;
    private int _granted;

    /// <summary>A request of the search was made.</summary>
    public void Spend() => _extra++;

    /// <summary>Something beside the search made requests necessary.</summary>
    public void Grant(int requests) => _granted += requests;

    /// <summary>Whether the requests so far are more than it takes to find the bad events found so far and those still sought.</summary>
    public bool IsUsedUp(int found, int sought) => _extra > Allowed(events, found + sought) + _granted;

    public static int Allowed(int events, int bad)
    {
        if (bad <= 1)
        {
            return 2 * Log2(events);
        }

        int most = Math.Min(bad, events);
        return (2 * most * Log2((double)events / most)) + (2 * most);
    }

    private static int Log2(double count) => (int)Math.Ceiling(Math.Log2(Math.Max(count, 1)));
}
