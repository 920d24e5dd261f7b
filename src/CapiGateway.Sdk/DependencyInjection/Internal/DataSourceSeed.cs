using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>A data source as code or configuration gave it, not validated yet.</summary>
internal sealed record DataSourceSeed(DataSource DataSource, AccessCredential? Credential)
{
    /// <summary>What was written and could not be used, in words.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public DataSourceState State { get; init; } = DataSourceState.Active;

    public bool IsPublishingOff { get; init; }

    public IReadOnlyList<string> EventNamesOff { get; init; } = [];

    /// <summary>The row that a registry gets where it has none.</summary>
    public DataSourceEntry ToEntry() => new()
    {
        DataSource = DataSource,
        State = State,
        IsPublishingOff = IsPublishingOff,
        EventNamesOff = EventNamesOff,
    };
}
