using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using CapiGateway.Sdk.Publishing.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Registers what a gateway consists of, once a name. Also the mark that says that a name is registered.</summary>
internal sealed record GatewayRegistration(string Name)
{
    public static void AddOnce(IServiceCollection services, string name)
    {
        if (services.Any(service => service.ImplementationInstance is GatewayRegistration known && string.Equals(known.Name, name, StringComparison.Ordinal)))
        {
            return;
        }

        services.AddSingleton(new GatewayRegistration(name));
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CapiGatewayOptions>, CapiGatewayOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DataSourceSeeds>, DataSourceSeedsValidator>());
        services.AddOptions<CapiGatewayOptions>(name).ValidateOnStart();
        services.AddOptions<DataSourceSeeds>(name).ValidateOnStart();
        services.AddKeyedSingleton(name, static (provider, key) => new OptionsSnapshot(provider.GetRequiredService<IOptionsMonitor<CapiGatewayOptions>>().Get((string)key!)));
        AddHttpClient(services, name);
        AddReplaceable(services, name);
        ControlRegistration.Add(services, name);
        AddGateway(services, name);
    }

    // The client's own logs would write addresses and headers; ours say what is needed and nothing else.
    private static void AddHttpClient(IServiceCollection services, string name)
    {
        string client = GraphApiHttpClient.NameOf(name);
        services.AddHttpClient(client)
            .ConfigureHttpClient(GraphApiHttpClient.Configure)
            .ConfigurePrimaryHttpMessageHandler(GraphApiHttpClient.CreateHandler)
            .RemoveAllLoggers();

        // After whatever the host configures.
        services.PostConfigure<HttpClientFactoryOptions>(client, static options => options.HttpMessageHandlerBuilderActions.Add(GraphApiHttpClient.HideTrace));
    }

    private static void AddReplaceable(IServiceCollection services, string name)
    {
        services.TryAddKeyedSingleton<IEventOutbox>(name, static (provider, key) =>
        {
            CapiGatewayOptions options = Options(provider, key);
            TimeProvider clock = provider.GetRequiredService<TimeProvider>();
            var deadLetters = new DeadLetterShelf(options.DeadLetterCapacity, options.DeadLetterRetention, clock);
            return new InMemoryOutbox(options.OutboxCapacity, options.OutboxCapacityBytes, clock, deadLetters);
        });
        services.TryAddKeyedSingleton<IDeliveryJournal>(name, static (provider, key) =>
        {
            CapiGatewayOptions options = Options(provider, key);
            TimeProvider clock = provider.GetRequiredService<TimeProvider>();
            return new InMemoryDeliveryJournal(options.DeliveryJournalCapacity, options.DeliveryJournalRetention, clock);
        });

        // An outbox that deduplicates does it in its own commit, which no cache beside it could.
        services.TryAddKeyedSingleton<IDeduplicationCache>(name, static (provider, key) =>
            provider.GetRequiredKeyedService<IEventOutbox>(key) as IDeduplicationCache
            ?? new InMemoryDeduplicationCache(Options(provider, key).DeduplicationCapacity, provider.GetRequiredService<TimeProvider>()));
        services.TryAddKeyedSingleton<IAccessTokenProvider>(name, static (provider, key) =>
        {
            // Read when first asked: the data sources are validated with the provider at hand.
            IOptionsMonitor<DataSourceSeeds> seeds = provider.GetRequiredService<IOptionsMonitor<DataSourceSeeds>>();
            var reloaded = provider.GetRequiredKeyedService<IDataSourceRegistry>(key) as ConfigurationDataSourceRegistry;
            return new ConfiguredCredentials(() => seeds.Get((string)key!).Credentials, credential => reloaded?.FindCredential(credential));
        });
    }

    private static void AddGateway(IServiceCollection services, string name)
    {
        TelemetryRegistration.Add(services, name);
        services.AddKeyedSingleton(name, static (provider, key) => Defaults(provider, Options(provider, key)));
        services.AddKeyedSingleton(name, static (provider, key) => GatewayComposer.Compose(provider, (string)key!));
        services.AddKeyedSingleton<ICapiGateway>(name, static (provider, key) => provider.GetRequiredKeyedService<ConversionGateway>(key));
        services.AddKeyedSingleton<IDeadLetterQueue>(name, static (provider, key) => provider.GetRequiredKeyedService<ConversionGateway>(key).DeadLetters);
        services.AddKeyedSingleton(name, static (provider, key) => new PersonalDataErasure(
            provider.GetRequiredKeyedService<IEventOutbox>(key),
            provider.GetRequiredKeyedService<IDeliveryJournal>(key),
            provider.GetRequiredKeyedService<GatewayStatistics>(key),
            GatewayComposer.Logger(provider)));
        services.AddSingleton<IHostedService>(provider => GatewayComposer.Lifetime(provider, name));
        if (name.Length == 0)
        {
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<ICapiGateway>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<GatewayStatistics>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<EventDefaults>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IDeliveryJournal>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IDeadLetterQueue>(name));
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<PersonalDataErasure>(name));
        }
    }

    private static CapiGatewayOptions Options(IServiceProvider provider, object? key) => GatewayComposer.Options(provider, key);

    private static EventDefaults Defaults(IServiceProvider provider, CapiGatewayOptions options) => new()
    {
        CallingCode = options.DefaultCallingCode,
        CountryCode = options.DefaultCountryCode,
        ExternalIdForm = options.ExternalIdForm,
        RemovePersonalDataFromText = options.RemovePersonalDataFromText,
        TimeProvider = provider.GetRequiredService<TimeProvider>(),
    };
}
