namespace CapiGateway.Sdk.Outbox;

/// <summary>What a pump wants to lease.</summary>
/// <param name="DataSourceId">The data source whose events are leased.</param>
/// <param name="MaxEvents">The most events to lease; positive.</param>
/// <param name="Duration">How long the lease lasts. It must be longer than a request takes; when it ends, the events can be leased again.</param>
/// <param name="AcceptedUntil">Leases only events that were accepted up to this time; default no limit.</param>
public readonly record struct LeaseRequest(string DataSourceId, int MaxEvents, TimeSpan Duration, DateTimeOffset? AcceptedUntil = null)
{
    /// <summary>Leases only events of this name; default all.</summary>
    public string? EventName { get; init; }

    /// <summary>
    /// Leases also what was given back and is not due yet, as is needed to withdraw everything that waits; default <see langword="false"/>.
    /// </summary>
    public bool IncludeNotDue { get; init; }

    /// <summary>Leases events of a higher <see cref="OutboxEvent.Priority"/> first; default <see langword="false"/>, the oldest first.</summary>
    public bool ByPriority { get; init; }
}
