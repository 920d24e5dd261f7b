using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk;

public sealed partial class CapiGatewayOptions
{
    /// <summary>Gets or sets how often the registry is asked for changes, and thereby how soon a switch that was made in another process
    /// takes effect in this one.</summary>
    /// <value>The default value is 5 seconds. From 100 milliseconds to one hour.</value>
    public TimeSpan RegistryRefresh { get; set; } = CapiGatewayDefaults.RegistryRefresh;

    /// <summary>Gets or sets how long an answer of the <see cref="IDataSourceRegistry"/> is waited for; later the last good one stays in
    /// force.</summary>
    /// <value>The default value is 5 seconds. From 10 milliseconds to one minute.</value>
    public TimeSpan RegistryTimeout { get; set; } = CapiGatewayDefaults.RegistryTimeout;

    /// <summary>Gets or sets whether data sources that code or configuration gave are checked in the background when the host starts: one
    /// request each, with an event that is too old for Meta to take. A bad id or token is logged once and makes the gateway unhealthy.</summary>
    /// <value>The default value is <see langword="true"/>. Without a host nothing is checked.</value>
    public bool CheckDataSourcesAtStart { get; set; } = true;
}
