namespace CapiGateway.Sdk.Outbox.Internal;

/// <summary>An event that waits in memory, with its place in the order of arrival.</summary>
internal readonly record struct WaitingEvent(long Place, OutboxEvent Event, int Attempts);
