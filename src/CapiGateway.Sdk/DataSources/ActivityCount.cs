namespace CapiGateway.Sdk.DataSources;

/// <summary>How many events of one name came to one outcome at one data source within one hour.</summary>
public readonly record struct ActivityCount
{
    /// <summary>The data source.</summary>
    public required string DataSourceId { get; init; }

    /// <summary>The event's name; <c>(other)</c> for those beyond the names that are counted one by one.</summary>
    public required string EventName { get; init; }

    /// <summary>What became of them.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>Why, such as <c>crawler</c>, where the outcome alone does not say it; otherwise <see langword="null"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>The hour, in UTC: its first moment.</summary>
    public required DateTimeOffset Hour { get; init; }

    /// <summary>How many.</summary>
    public required long Events { get; init; }

    /// <summary>When the last of them was counted.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
