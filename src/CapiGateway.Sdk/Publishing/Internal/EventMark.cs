using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What an event is known by while it comes and goes: a lease id is another at each lease.</summary>
internal readonly record struct EventMark(string EventId, string EventName, DateTimeOffset AcceptedAt)
{
    public static EventMark Of(OutboxEvent entry) => new(entry.EventId, entry.EventName, entry.AcceptedAt);
}
