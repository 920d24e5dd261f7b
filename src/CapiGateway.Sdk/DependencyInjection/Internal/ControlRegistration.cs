using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Registers the data sources of a gateway: registry, copy, probe, administration.</summary>
internal static class ControlRegistration
{
    public static void Add(IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton<IDataSourceRegistry>(name, static (_, _) => new InMemoryDataSourceRegistry());
        services.AddKeyedSingleton(name, static (provider, key) => Catalog(provider, (string)key!));
        services.AddKeyedSingleton(name, static (provider, _) => new TestEventCodes(Clock(provider), GatewayComposer.Logger(provider)));
        services.AddKeyedSingleton(name, static (provider, key) => GatewayComposer.Endpoint(provider, (string)key!));
        services.AddKeyedSingleton(name, static (provider, key) => new CredentialSource(
            provider.GetRequiredKeyedService<IAccessTokenProvider>(key), Clock(provider), GatewayComposer.Logger(provider)));
        services.AddKeyedSingleton<IDataSourceProbe>(name, static (provider, key) => new DataSourceProbe(
            provider.GetRequiredKeyedService<EventsEndpoint>(key),
            provider.GetRequiredKeyedService<CredentialSource>(key),
            Options(provider, key).AttemptTimeout,
            Clock(provider)));
        services.AddKeyedSingleton(name, static (provider, key) => new SeedCheck(
            provider.GetRequiredKeyedService<DataSourceCatalog>(key),
            provider.GetRequiredKeyedService<IDataSourceProbe>(key),
            provider.GetRequiredKeyedService<GatewayVitals>(key),
            GatewayComposer.Logger(provider)));
        services.AddKeyedSingleton(name, static (provider, key) => new AuditTrail(
            provider.GetKeyedServices<IAdministrationAudit>(key), Options(provider, key).RegistryTimeout, Clock(provider), GatewayComposer.Logger(provider), Failures(provider, key)));
        services.AddKeyedSingleton(name, static (provider, key) => new DataSourceAdministration(
            provider.GetRequiredKeyedService<DataSourceCatalog>(key),
            provider.GetRequiredKeyedService<ConversionGateway>(key).Watch,
            provider.GetRequiredKeyedService<IDataSourceProbe>(key),
            provider.GetRequiredKeyedService<GatewayVitals>(key),
            provider.GetRequiredKeyedService<AuditTrail>(key),
            Clock(provider)));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<DataSourceAdministration>(name));
        }
    }

    private static DataSourceCatalog Catalog(IServiceProvider services, string name)
    {
        DataSourceSeeds seeds = services.GetRequiredService<IOptionsMonitor<DataSourceSeeds>>().Get(name);
        TimeProvider clock = Clock(services);
        var registry = new RegistryReader(
            services.GetRequiredKeyedService<IDataSourceRegistry>(name), Options(services, name).RegistryTimeout, clock, GatewayComposer.Logger(services), Failures(services, name));
        return new DataSourceCatalog(registry, [.. seeds.All.Select(seed => seed.ToEntry())], clock, GatewayComposer.Logger(services));
    }

    private static Action<string, HookFailure> Failures(IServiceProvider services, object? key) =>
        new HookWatch(services.GetRequiredKeyedService<GatewayStatistics>(key), GatewayComposer.Logger(services)).Report;

    private static TimeProvider Clock(IServiceProvider services) => services.GetRequiredService<TimeProvider>();

    private static CapiGatewayOptions Options(IServiceProvider services, object? key) => GatewayComposer.Options(services, key);
}
