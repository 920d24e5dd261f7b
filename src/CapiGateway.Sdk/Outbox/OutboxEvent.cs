using System.Diagnostics;
using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Outbox;

/// <summary>
/// One event on its way to one data source, as an outbox holds it: the bytes that will be sent, and what is needed to route them.
/// Immutable. Prints no values.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class OutboxEvent
{
    /// <summary>The data source that it goes to.</summary>
    public required string DataSourceId { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>The event's id, which stays the same whenever it is sent again.</summary>
    public required string EventId { get; init; }

    /// <summary>
    /// The event as UTF-8 JSON, reduced to what may be sent. The buffer belongs to the outbox from the moment of the append and is never
    /// written to.
    /// </summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it becomes too old for Meta: 7 days after the event, 62 for physical stores.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What travels beside it in its request. Events that differ in this never share one.</summary>
    public RequestFields RequestFields { get; init; } = RequestFields.None;

    /// <summary>The name and the data source.</summary>
    /// <returns>For example <c>Purchase for 1234567890123456</c>.</returns>
    public override string ToString() => $"{EventName} for {DataSourceId}";
}
