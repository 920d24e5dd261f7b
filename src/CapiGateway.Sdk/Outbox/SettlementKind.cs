namespace CapiGateway.Sdk.Outbox;

/// <summary>What becomes of a leased event. Everything but <see cref="GivenBack"/> is final.</summary>
public enum SettlementKind
{
    /// <summary>Meta has it.</summary>
    Delivered,

    /// <summary>Meta answered, but said repeatedly that it received fewer events than were sent.</summary>
    Unconfirmed,

    /// <summary>It goes back and is leased again, not before the stated time.</summary>
    GivenBack,

    /// <summary>Meta rejected it alone; it is kept aside as a dead letter where the outbox has a place for those.</summary>
    Buried,

    /// <summary>It became too old for Meta while it waited.</summary>
    Expired,

    /// <summary>It must not be sent any more: consent withdrawn, publishing switched off, or data source removed.</summary>
    Withdrawn,

    /// <summary>It made room for a newer event (<see cref="OutboxFullMode.DropOldest"/>).</summary>
    Evicted,
}
