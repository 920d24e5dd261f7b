using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>A data source as code or configuration gave it, not validated yet.</summary>
internal sealed record DataSourceSeed(DataSource DataSource, AccessCredential? Credential)
{
    /// <summary>The address of a hosted gateway that could not be used, as it was written.</summary>
    public string? BadGatewayAddress { get; init; }
}
