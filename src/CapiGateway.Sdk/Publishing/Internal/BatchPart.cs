using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>Events that travel in one request.</summary>
/// <param name="Events">The events; never empty.</param>
/// <param name="Doubts">How often they were sent like this, and nobody knows whether they arrived.</param>
internal readonly record struct BatchPart(ReadOnlyMemory<LeasedEvent> Events, int Doubts = 0)
{
    public int Count => Events.Length;
}
