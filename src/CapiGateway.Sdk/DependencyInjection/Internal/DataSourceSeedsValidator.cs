using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Checks the data sources of a gateway when the host starts. Names ids and what to write instead, never a token.</summary>
internal sealed class DataSourceSeedsValidator(IServiceProvider services) : IValidateOptions<DataSourceSeeds>
{
    public ValidateOptionsResult Validate(string? name, DataSourceSeeds options)
    {
        name ??= string.Empty;
        if (!services.GetRequiredService<IOptionsMonitor<CapiGatewayOptions>>().Get(name).Enabled)
        {
            return ValidateOptionsResult.Skip;
        }

        List<string> faults = [.. options.All.SelectMany(seed => Faults(name, seed))];
        if (options.All.Count == 0 && services.GetRequiredKeyedService<IDataSourceRegistry>(name) is InMemoryDataSourceRegistry)
        {
            faults.Add(
                "CapiGateway has no data source. Call AddDataSource(id, accessToken) after AddCapiGateway(), or set CapiGateway:DataSources:0:Id "
                + "and CapiGateway:DataSources:0:AccessToken in the configuration that AddCapiGateway is given, or set Enabled = false.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(string name, DataSourceSeed seed)
    {
        foreach (string fault in DataSourceCheck.Faults(seed.DataSource).Concat(seed.Faults))
        {
            yield return fault;
        }

        bool hostProvides = services.GetRequiredKeyedService<IAccessTokenProvider>(name) is not ConfiguredCredentials;
        if (seed.Credential is null && !hostProvides)
        {
            yield return $"Data source {seed.DataSource.Id} has no access token. Pass one to AddDataSource (for development keep it in user secrets), "
                + "register a provider with UseAccessTokenProvider<T>(), test against the emulator with UseConversionsApiEmulator(), "
                + "or set Enabled = false.";
        }
    }
}
