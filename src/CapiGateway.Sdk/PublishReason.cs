namespace CapiGateway.Sdk;

/// <summary>Why an outcome is what it is, where the outcome alone does not say it.</summary>
public enum PublishReason
{
    /// <summary>The outcome says it all.</summary>
    None,

    /// <summary>A rule of severity error applies; see the diagnostics.</summary>
    RuleBroken,

    /// <summary>No data source has this id, or the account has none.</summary>
    UnknownDataSource,

    /// <summary>The data source is not confirmed yet.</summary>
    DataSourcePending,

    /// <summary>The data source is deactivated.</summary>
    DataSourceDeactivated,

    /// <summary>The data source was removed.</summary>
    DataSourceRemoved,

    /// <summary>Publishing is switched off for all of the data source.</summary>
    DataSourceSwitchedOff,

    /// <summary>Publishing is switched off for the event's name at the data source.</summary>
    EventNameSwitchedOff,

    /// <summary>The outbox is full.</summary>
    OutboxFull,

    /// <summary>The outbox is full, and the data source is paused, so no room will come soon.</summary>
    OutboxFullWhilePaused,

    /// <summary>The outbox failed to store it.</summary>
    OutboxFailed,

    /// <summary>The gateway has stopped.</summary>
    Stopped,

    /// <summary>The caller cancelled while it waited for room.</summary>
    Cancelled,

    /// <summary>The gateway's option <c>Enabled</c> is <see langword="false"/>.</summary>
    NotEnabled,

    /// <summary>Another caller is publishing the same event at this moment, and it is not known yet whether it will be stored.</summary>
    InProgress,

    /// <summary><c>SendAsync</c> could not deliver it. It is kept nowhere; sending it again is the caller's.</summary>
    NotDelivered,
}
