using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Puts a gateway together from what the container holds under its name.</summary>
internal static class GatewayComposer
{
    [SuppressMessage("Reliability", "CA2000", Justification = "The gateway disposes its pump, and the container the gateway.")]
    public static ConversionGateway Compose(IServiceProvider services, string name)
    {
        // Validation runs here too, for there may be no host that starts.
        CapiGatewayOptions options = Options(services, name);
        DataSourceCatalog catalog = services.GetRequiredKeyedService<DataSourceCatalog>(name);
        TimeProvider clock = services.GetRequiredService<TimeProvider>();
        ILogger logger = Logger(services);
        IEventOutbox outbox = services.GetRequiredKeyedService<IEventOutbox>(name);
        GatewayStatistics statistics = services.GetRequiredKeyedService<GatewayStatistics>(name);
        GatewayTelemetry telemetry = services.GetRequiredKeyedService<GatewayTelemetry>(name);
        _ = services.GetRequiredKeyedService<GatewayWatch>(name);
        var steady = new SteadyClock(clock);
        var skew = new ClockSkew(clock, logger);
        telemetry.Vitals.FollowSkew(() => skew.Ahead);
        var journal = new JournalWriter(services.GetRequiredKeyedService<IDeliveryJournal>(name), clock, logger);
        var losses = new LossReporter(services.GetKeyedServices<IEventLossListener>(name), logger);
        CredentialSource credentials = services.GetRequiredKeyedService<CredentialSource>(name);
        EventsEndpoint endpoint = services.GetRequiredKeyedService<EventsEndpoint>(name);
        TestEventCodes codes = services.GetRequiredKeyedService<TestEventCodes>(name);
        var switches = new SwitchBoard(catalog, codes);
        PolicyParts policy = PolicyParts.Compose(services, name, options, statistics, clock, logger);

        var context = new PumpContext(
            outbox,
            endpoint,
            credentials,
            DeliverySettings.From(options),
            new RetrySchedule(options.RetryBaseDelay, options.RetryMaxDelay, Random.Shared.NextDouble),
            statistics,
            telemetry,
            losses,
            switches,
            policy.Deduplication,
            policy.SendTime,
            new AsyncSignal(),
            steady,
            clock,
            skew,
            journal,
            logger);
        var pump = new OutboxPump(context, catalog);
        bool isShared = services.GetRequiredKeyedService<IDataSourceRegistry>(name) is not InMemoryDataSourceRegistry;
        var watch = new DataSourceWatch(catalog, new SwitchFollower(context, pump), isShared ? options.RegistryRefresh : null, clock);
        var gate = new IntakeGate();
        var decider = new EventDecider(options, new TargetResolver(catalog), policy.Gate, policy.Remainder, policy.Filters, codes, skew.Corrected);
        var intake = new OutboxIntake(context, pump, gate, options.OutboxFullMode, options.EnqueueTimeout);
        var acceptance = new EventAcceptance(intake, gate, policy.Deduplication, new EventPriorities(options.Priorities), clock);
        var ledger = new DoorLedger(statistics, logger);
        var door = new EventDoor(decider, watch, acceptance, policy.Journal, journal, ledger, statistics, telemetry.Pairs, logger);
        var direct = new DirectLedger(ledger, statistics, telemetry.Pairs);
        var recheck = new FieldRecheck(policy.Remainder);
        var sender = new DirectSender(decider, watch, gate, switches, endpoint, credentials, policy.Deduplication, policy.Journal, direct, recheck, options, clock);
        var deadLetters = new DeadLetterQueue(context, pump, watch, gate);
        return new ConversionGateway(new GatewayParts(
            name, options, decider, door, sender, pump, watch, telemetry, gate, outbox, losses, policy.Deduplication, journal, deadLetters, context.Clock, logger));
    }

    public static GatewayLifetime Lifetime(IServiceProvider services, string name) => new(
        services.GetRequiredKeyedService<ConversionGateway>(name),
        name,
        Options(services, name),
        services.GetRequiredKeyedService<DataSourceCatalog>(name),
        services.GetRequiredKeyedService<TestEventCodes>(name),
        services.GetRequiredKeyedService<SeedCheck>(name),
        PolicyParts.Policies(services, name).Count > 0,
        HostShutdownTimeout.Read(services),
        Logger(services));

    public static CapiGatewayOptions Options(IServiceProvider services, object? key) => services.GetRequiredKeyedService<OptionsSnapshot>(key).Options;

    public static GuardedLogger Logger(IServiceProvider services) =>
        new(services.GetRequiredService<ILoggerFactory>().CreateLogger("CapiGateway.Sdk"));

    public static EventsEndpoint Endpoint(IServiceProvider services, string name)
    {
        CapiGatewayOptions options = Options(services, name);
        var clients = new HttpClientSource(services.GetRequiredService<IHttpClientFactory>(), GraphApiHttpClient.NameOf(name));
        var settings = new GraphApiSettings(options.GraphApiBaseAddress, options.GraphApiVersion, options.TokenPlacement, options.AppSecretProofForm);
        return new EventsEndpoint(settings, clients.Create, services.GetRequiredService<TimeProvider>());
    }
}
