using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk;

/// <summary>An event that will not be sent, and why.</summary>
/// <param name="Event">The event as it was, or would have been, stored.</param>
/// <param name="Kind">Why it is lost.</param>
public readonly record struct LostEvent(OutboxEvent Event, LossKind Kind);
