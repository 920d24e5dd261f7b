namespace CapiGateway.Sdk.Outbox;

/// <summary>What waits in an outbox.</summary>
/// <param name="Backlogs">One entry for each data source that ever had an event.</param>
public sealed record OutboxStatus(IReadOnlyList<OutboxBacklog> Backlogs)
{
    /// <summary>How many events wait in all.</summary>
    public int Events => Backlogs.Sum(backlog => backlog.Events);
}
