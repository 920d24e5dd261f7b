using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Registers what a gateway tells of itself: counters, activity, metrics, health.</summary>
internal static class TelemetryRegistration
{
    public static void Add(IServiceCollection services, string name)
    {
        services.AddMetrics();
        services.TryAddSingleton<GatewayInstruments>();
        services.AddKeyedSingleton(name, static (provider, _) => new ActivityBook(Clock(provider)));
        services.AddKeyedSingleton(name, static (provider, key) => new GatewayStatistics(
            provider.GetRequiredKeyedService<ActivityBook>(key), provider.GetRequiredKeyedService<GatewayVitals>(key)));
        services.AddKeyedSingleton(name, static (provider, _) => new GatewayVitals(Clock(provider)));
        services.AddKeyedSingleton(name, static (provider, key) => Telemetry(provider, (string)key!));
        services.AddKeyedSingleton(name, static (provider, key) => Watch(provider, (string)key!));
        services.AddKeyedSingleton<IEventActivity>(name, static (provider, key) => Activity(provider, key));
        services.AddKeyedSingleton(name, static (provider, key) => HealthCheck(provider, (string)key!));
        if (name.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IEventActivity>(string.Empty));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<CapiGatewayHealthCheck>(string.Empty));
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The telemetry owns what hands its counters over, and the gateway ends it.")]
    private static GatewayTelemetry Telemetry(IServiceProvider provider, string name) => new(
        name,
        provider.GetRequiredService<GatewayInstruments>(),
        provider.GetRequiredKeyedService<GatewayVitals>(name),
        new CopyPairs(provider.GetRequiredKeyedService<ActivityBook>(name)),
        Handover(provider, name),
        Clock(provider));

    private static GatewayWatch Watch(IServiceProvider provider, string name)
    {
        string version = Options(provider, name).GraphApiVersion;
        GatewayTelemetry telemetry = provider.GetRequiredKeyedService<GatewayTelemetry>(name);
        var probe = new OutboxProbe(provider.GetRequiredKeyedService<IEventOutbox>(name));
        var readings = new GatewayReadings(
            name, version, provider.GetRequiredKeyedService<ActivityBook>(name), telemetry.Vitals, probe, Clock(provider));
        return new GatewayWatch(telemetry, readings, version, Clock(provider), Logger(provider));
    }

    private static ActivityHandover? Handover(IServiceProvider provider, object? key) =>
        provider.GetKeyedService<IActivityStore>(key) is { } store
            ? new ActivityHandover(provider.GetRequiredKeyedService<ActivityBook>(key), store, Clock(provider), Logger(provider))
            : null;

    private static EventActivity Activity(IServiceProvider provider, object? key)
    {
        // Whoever only reads activity has somebody who ends the handover, too.
        _ = provider.GetRequiredKeyedService<GatewayWatch>(key);
        return new EventActivity(
            provider.GetRequiredKeyedService<ActivityBook>(key), provider.GetRequiredKeyedService<GatewayTelemetry>(key), Clock(provider));
    }

    private static CapiGatewayHealthCheck HealthCheck(IServiceProvider provider, string name) => new(new GatewayHealth(
        provider.GetRequiredKeyedService<IEventOutbox>(name),
        provider.GetRequiredKeyedService<GatewayVitals>(name),
        Options(provider, name),
        Clock(provider)));

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static GuardedLogger Logger(IServiceProvider provider) => GatewayComposer.Logger(provider);

    private static CapiGatewayOptions Options(IServiceProvider provider, string name) => GatewayComposer.Options(provider, name);
}
