namespace CapiGateway.Sdk;

/// <summary>Why an event will not be sent.</summary>
public enum LossKind
{
    /// <summary>The outbox had no room for it, or failed to store it: it was never accepted.</summary>
    Refused,

    /// <summary>It made room for a newer event.</summary>
    Evicted,

    /// <summary>Meta rejected it alone.</summary>
    Buried,

    /// <summary>It became too old for Meta while it waited.</summary>
    Expired,

    /// <summary>The gateway stopped and the in-memory outbox still held it.</summary>
    Abandoned,

    /// <summary>It must not be sent any more: consent was withdrawn, publishing switched off, or the data source removed while it waited.</summary>
    Withdrawn,
}
