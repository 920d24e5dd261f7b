using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Deduplication;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The copies of one data source: of each, 16 bytes of hash and two times, the oldest forgotten first. Thread-safe.</summary>
internal sealed class SourcePairs(string dataSourceId, ActivityBook book)
{
    public const int MostCopies = 50_000;

    // How far apart Meta still counts two copies once. Meta's documentation: Handling Duplicate Pixel and Conversions API Events.
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    private readonly Lock _gate = new();
    private readonly Dictionary<DeduplicationKey, Times> _copies = [];
    private readonly Queue<DeduplicationKey> _order = new();
    private readonly SourceTallies _tallies = book.Source(dataSourceId);

    public void Record(string eventName, string eventId, DateTimeOffset time, bool fromBrowser)
    {
        var key = DeduplicationKey.Create(string.Empty, dataSourceId, eventName, eventId);
        PairTallies tallies = _tallies.For(eventName).PairsOrNew();
        long now = book.Now();
        Times copy;
        lock (_gate)
        {
            _copies.TryGetValue(key, out Times known);
            copy = fromBrowser ? known with { Browser = time } : known with { Server = time };
            if ((fromBrowser ? known.Browser : known.Server) is not null)
            {
                return;
            }

            if (known == default)
            {
                Remember(key);
            }

            _copies[key] = copy;
        }

        (fromBrowser ? tallies.Reported : tallies.Server).Add(now);
        if (copy is { Browser: { } browser, Server: { } server })
        {
            TimeSpan gap = (browser - server).Duration();
            tallies.CountPair(gap, gap > Window, now);
        }
    }

    private void Remember(DeduplicationKey key)
    {
        if (_order.Count == MostCopies)
        {
            _copies.Remove(_order.Dequeue());
        }

        _order.Enqueue(key);
    }

    private readonly record struct Times(DateTimeOffset? Browser, DateTimeOffset? Server);
}
