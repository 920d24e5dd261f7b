using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Checks the data sources of a gateway when the host starts. Names ids and what to write instead, never a token.</summary>
internal sealed class DataSourceSeedsValidator(IServiceProvider services) : IValidateOptions<DataSourceSeeds>
{
    public ValidateOptionsResult Validate(string? name, DataSourceSeeds options)
    {
        name ??= string.Empty;
        if (!GatewayComposer.Options(services, name).Enabled)
        {
            return ValidateOptionsResult.Skip;
        }

        bool hostProvides = services.GetRequiredKeyedService<IAccessTokenProvider>(name) is not ConfiguredCredentials;
        bool isAlone = services.GetRequiredKeyedService<IDataSourceRegistry>(name) is InMemoryDataSourceRegistry;
        List<string> faults =
        [
            .. options.Faults.Distinct(),
            .. options.All.SelectMany(seed => Faults(seed, hostProvides)),
            .. SeedConflicts.SameCredentialName(options.All),
        ];
        if (options.All.Count == 0 && isAlone)
        {
            faults.Add(
                "CapiGateway has no data source. Call AddDataSource(id, accessToken) after AddCapiGateway(), or set CapiGateway:DataSources:0:Id "
                + "and CapiGateway:DataSources:0:AccessToken in the configuration that AddCapiGateway is given.");
        }

        if ((options.All.Count == 0 && isAlone) || options.All.Any(seed => string.IsNullOrEmpty(seed.DataSource.Id) || IsTokenMissing(seed, hostProvides)))
        {
            faults.Add(MissingSecretAdvice.In(services.GetService<IHostEnvironment>()?.IsDevelopment() ?? false));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsTokenMissing(DataSourceSeed seed, bool hostProvides) => seed.Credential is null && !hostProvides;

    private static IEnumerable<string> Faults(DataSourceSeed seed, bool hostProvides)
    {
        foreach (string fault in DataSourceCheck.Faults(seed.DataSource, seed.Credential).Concat(seed.Faults))
        {
            yield return DataSourceIdCheck.IsId(seed.DataSource.Id) ? fault : $"{fault} See {HelpPage.GettingStarted}";
        }

        if (AccessTokenCheck.FaultOf(seed.DataSource, seed.Credential) is { } wrong)
        {
            yield return wrong;
        }

        if (IsTokenMissing(seed, hostProvides))
        {
            yield return $"Data source {DataSourceIdCheck.Display(seed.DataSource.Id)} has no access token. Generate one in Events Manager, "
                + "in the settings of the dataset under Conversions API.";
        }
    }
}
