namespace CapiGateway.Sdk.Outbox;

/// <summary>What happens to an event when the outbox of its data source is full.</summary>
public enum OutboxFullMode
{
    /// <summary>
    /// The caller waits for room until a deadline, then the event is refused. While the data source is paused it is refused at once, for
    /// no room will come. The default.
    /// </summary>
    Wait,

    /// <summary>The event is refused.</summary>
    DropNewest,

    /// <summary>The oldest event that waits is evicted in its favour.</summary>
    DropOldest,
}
