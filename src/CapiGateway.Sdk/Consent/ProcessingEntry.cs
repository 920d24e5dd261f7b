namespace CapiGateway.Sdk.Consent;

/// <summary>What was done with one event at one data source: kinds of fields and grounds, never a value.</summary>
public sealed record ProcessingEntry
{
    /// <summary>When it was decided.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The account of the data source.</summary>
    public required string Account { get; init; }

    /// <summary>The data source.</summary>
    public required string DataSourceId { get; init; }

    /// <summary>The event's name.</summary>
    public required string EventName { get; init; }

    /// <summary>Whether the event was let go.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>Why it was not; <see langword="null"/> when it was.</summary>
    public string? Denial { get; init; }

    /// <summary>The names of the fields that left, such as <c>user_data.em</c>; empty when none did.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Limited Data Use as it was sent, such as <c>1/1000</c>; <see langword="null"/> for none.</summary>
    public string? LimitedDataUse { get; init; }

    /// <summary>The lawful basis that the host named; <see langword="null"/> for none.</summary>
    public string? LawfulBasis { get; init; }

    /// <summary>Where the choice was made; <see langword="null"/> when that is not known.</summary>
    public string? Source { get; init; }

    /// <summary>The policies that were asked, with their versions; <c>no policy</c> without any.</summary>
    public required string Policies { get; init; }
}
