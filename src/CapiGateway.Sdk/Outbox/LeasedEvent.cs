namespace CapiGateway.Sdk.Outbox;

/// <summary>An event that a pump holds until it settles it or the lease ends.</summary>
/// <param name="LeaseId">What <see cref="Settlement"/> names it by; unique within the outbox.</param>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How often it was leased before: 0 at the first time.</param>
public readonly record struct LeasedEvent(long LeaseId, OutboxEvent Event, int Attempts);
