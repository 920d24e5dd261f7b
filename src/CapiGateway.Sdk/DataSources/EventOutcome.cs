namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// What became of an event at one data source, as it is counted: first one of the outcomes at the door, and after
/// <see cref="Accepted"/> one of the ends.
/// </summary>
/// <remarks>Stores may keep the numbers; they never change their meaning.</remarks>
public enum EventOutcome
{
    /// <summary>At the door: stored, will be sent.</summary>
    Accepted = 0,

    /// <summary>At the door: Meta would reject it.</summary>
    Invalid = 1,

    /// <summary>At the door: the data source is unknown, pending, deactivated or removed.</summary>
    NotConnected = 2,

    /// <summary>At the door: consent does not allow it.</summary>
    ConsentDenied = 3,

    /// <summary>At the door: a filter stopped it.</summary>
    Filtered = 4,

    /// <summary>At the door: publishing is switched off.</summary>
    PublishingOff = 5,

    /// <summary>At the door: published before.</summary>
    Duplicate = 6,

    /// <summary>At the door: the outbox did not take it, or a direct send could not deliver it.</summary>
    Refused = 7,

    /// <summary>End: Meta has it.</summary>
    Delivered = 8,

    /// <summary>End: Meta answered, but said that it received fewer than were sent.</summary>
    Unconfirmed = 9,

    /// <summary>End: it must not be sent any more.</summary>
    Withdrawn = 10,

    /// <summary>End: Meta rejected it alone.</summary>
    Buried = 11,

    /// <summary>End: it became too old while it waited.</summary>
    Expired = 12,

    /// <summary>End: it made room for a newer one.</summary>
    Evicted = 13,

    /// <summary>End: erased at a person's request.</summary>
    Erased = 14,
}
