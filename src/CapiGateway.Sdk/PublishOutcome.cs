namespace CapiGateway.Sdk;

/// <summary>What became of an event at the door of one data source.</summary>
public enum PublishOutcome
{
    /// <summary>It is stored and will be sent.</summary>
    Accepted,

    /// <summary>Meta would reject it, or it cannot be addressed; the receipt's diagnostics say why.</summary>
    Invalid,

    /// <summary>The data source is unknown, pending, deactivated or removed.</summary>
    NotConnected,

    /// <summary>Consent does not allow it.</summary>
    ConsentDenied,

    /// <summary>A publishing filter stopped it.</summary>
    Filtered,

    /// <summary>Publishing is switched off for the data source or for this event name.</summary>
    PublishingOff,

    /// <summary>It was published before.</summary>
    Duplicate,

    /// <summary>The outbox did not take it, or a direct send could not deliver it; nothing else was wrong with it.</summary>
    Refused,

    /// <summary>The gateway is switched off and accepts nothing.</summary>
    Disabled,
}
