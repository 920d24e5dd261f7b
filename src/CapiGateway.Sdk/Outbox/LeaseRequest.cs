namespace CapiGateway.Sdk.Outbox;

/// <summary>What a pump wants to lease.</summary>
/// <param name="DataSourceId">The data source whose events are leased.</param>
/// <param name="MaxEvents">The most events to lease; positive.</param>
/// <param name="Duration">How long the lease lasts. It must be longer than a request takes; when it ends, the events can be leased again.</param>
/// <param name="AcceptedUntil">Leases only events that were accepted up to this time; default no limit.</param>
public readonly record struct LeaseRequest(string DataSourceId, int MaxEvents, TimeSpan Duration, DateTimeOffset? AcceptedUntil = null);
