using System.Collections.Immutable;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>The flushes that are under way, none most of the time; each is told what ends. Thread-safe.</summary>
internal sealed class FlushTallies
{
    private ImmutableArray<FlushTally> _open = [];

    /// <summary>From now on it counts.</summary>
    public void Open(FlushTally tally) => ImmutableInterlocked.Update(ref _open, static (open, added) => open.Add(added), tally);

    public void Close(FlushTally tally) => ImmutableInterlocked.Update(ref _open, static (open, over) => open.Remove(over), tally);

    public void Count(OutboxEvent ended, SettlementKind kind)
    {
        foreach (FlushTally tally in _open)
        {
            tally.Count(ended, kind);
        }
    }
}
