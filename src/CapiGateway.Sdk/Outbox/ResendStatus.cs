namespace CapiGateway.Sdk.Outbox;

/// <summary>What became of a dead letter that was to be sent again.</summary>
public enum ResendStatus
{
    /// <summary>It waits in the outbox and will be sent.</summary>
    Resent,

    /// <summary>There is no such dead letter; somebody may have sent it again already.</summary>
    NotFound,

    /// <summary>The event is older than Meta takes it; it stays where it is.</summary>
    TooOld,

    /// <summary>The outbox has no room for it; it stays where it is.</summary>
    NoRoom,

    /// <summary>Its data source is not connected any more; it stays where it is.</summary>
    NotConnected,

    /// <summary>The event was published anew after it was buried, and must not go twice; it stays where it is and may be deleted.</summary>
    Duplicate,

    /// <summary>The gateway has ended and takes nothing in any more; it stays where it is.</summary>
    Stopped,
}
