namespace CapiGateway.Sdk.Outbox;

/// <summary>What waits in an outbox for one data source.</summary>
/// <param name="DataSourceId">The data source.</param>
/// <param name="Events">How many events wait, leased ones among them.</param>
/// <param name="Leased">How many of them are leased.</param>
/// <param name="OldestAcceptedAt">When the oldest was accepted; <see langword="null"/> when none waits.</param>
public readonly record struct OutboxBacklog(string DataSourceId, int Events, int Leased, DateTimeOffset? OldestAcceptedAt)
{
    /// <summary>How full its room is, from 0 to 1; <see langword="null"/> when the outbox does not say.</summary>
    public double? Fill { get; init; }
}
