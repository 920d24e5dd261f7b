namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>What an answer means for the events of its request.</summary>
internal enum VerdictKind
{
    /// <summary>Nobody knows whether they arrived: send the same bytes again, bury nothing.</summary>
    Ambiguous,

    /// <summary>Meta has all of them.</summary>
    Delivered,

    /// <summary>Meta counted fewer than were sent, and does not say which.</summary>
    PartlyReceived,

    /// <summary>Refused for a passing reason: send again with backoff, not before the wait if there is one.</summary>
    Retry,

    /// <summary>
    /// Too many calls: send nothing with this token before the wait, or for a backoff when there is none. Calling on lengthens the block.
    /// </summary>
    Throttled,

    /// <summary>Refused for a reason that no resending mends: send nothing to this data source, keep its events, raise one alert.</summary>
    Paused,

    /// <summary>At least one event is bad, and refused all: split; an event refused alone is buried with the answer.</summary>
    Split,

    /// <summary>The request was too large: split by bytes.</summary>
    SplitByBytes,
}
