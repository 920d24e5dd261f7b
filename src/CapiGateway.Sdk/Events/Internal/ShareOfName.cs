namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// For each event name, how many of its events show something, of the latest hundreds. A bounded number of names. Not thread-safe.
/// </summary>
internal sealed class ShareOfName(int leastEvents)
{
    private const int MostNames = 64;
    private const int Window = 1_000;

    private readonly Dictionary<string, (int Total, int Hits)> _names = new(StringComparer.Ordinal);

    /// <summary>How many events are to be reported now: those so far when most of them begin to show it, one each after that.</summary>
    public int Observe(string name, bool hit)
    {
        if (!_names.TryGetValue(name, out (int Total, int Hits) count) && _names.Count >= MostNames)
        {
            return 0;
        }

        // Halving lets a host that mends its ways drop out again.
        if (count.Total >= Window)
        {
            count = (count.Total / 2, count.Hits / 2);
        }

        bool wasMost = IsMost(count);
        count = (count.Total + 1, count.Hits + (hit ? 1 : 0));
        _names[name] = count;
        return !hit || !IsMost(count) ? 0 : wasMost ? 1 : count.Hits;
    }

    private bool IsMost((int Total, int Hits) count) => count.Total >= leastEvents && count.Hits * 2 > count.Total;
}
