using System.Diagnostics.CodeAnalysis;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using CapiGateway.Sdk.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Puts a gateway together from what the container holds under its name.</summary>
internal static class GatewayComposer
{
    [SuppressMessage("Reliability", "CA2000", Justification = "The gateway disposes its pump, and the container the gateway.")]
    public static ConversionGateway Compose(IServiceProvider services, string name)
    {
        // Validation runs here too, for there may be no host that starts.
        CapiGatewayOptions options = services.GetRequiredService<IOptionsMonitor<CapiGatewayOptions>>().Get(name);
        DataSourceDirectory directory = Directory(services, name);
        TimeProvider clock = services.GetRequiredService<TimeProvider>();
        ILogger logger = Logger(services);
        IEventOutbox outbox = services.GetRequiredKeyedService<IEventOutbox>(name);
        GatewayStatistics statistics = services.GetRequiredKeyedService<GatewayStatistics>(name);
        var steady = new SteadyClock(clock);
        var skew = new ClockSkew(clock, logger);
        var journal = new JournalWriter(services.GetRequiredKeyedService<IDeliveryJournal>(name), clock, logger);
        var losses = new LossReporter(services.GetKeyedServices<IEventLossListener>(name), logger);
        var credentials = new CredentialSource(services.GetRequiredKeyedService<IAccessTokenProvider>(name), clock, logger);
        EventsEndpoint endpoint = Endpoint(services, name, options, clock);
        PolicyParts policy = PolicyParts.Compose(services, name, options, statistics, steady, clock, logger);

        var context = new PumpContext(
            outbox,
            endpoint,
            credentials,
            DeliverySettings.From(options),
            new RetrySchedule(options.RetryBaseDelay, options.RetryMaxDelay, Random.Shared.NextDouble),
            statistics,
            losses,
            policy.Deduplication,
            policy.SendTime,
            new AsyncSignal(),
            steady,
            clock,
            skew,
            journal,
            logger);
        var pump = new OutboxPump(context, directory);
        var gate = new IntakeGate();
        var decider = new EventDecider(options, directory, policy.Gate, policy.Remainder, policy.Filters, skew.Corrected);
        var intake = new OutboxIntake(context, pump, options.OutboxFullMode, options.EnqueueTimeout);
        var acceptance = new EventAcceptance(intake, gate, policy.Deduplication, new EventPriorities(options.Priorities), clock);
        var door = new EventDoor(decider, acceptance, policy.Journal, statistics, logger);
        var sender = new DirectSender(decider, endpoint, credentials, policy.Deduplication, policy.Journal, options, clock);
        var deadLetters = new DeadLetterQueue(context, pump);
        return new ConversionGateway(new GatewayParts(
            name, options, decider, door, sender, pump, gate, outbox, losses, policy.Deduplication, journal, deadLetters, context.Clock, logger));
    }

    public static GatewayLifetime Lifetime(IServiceProvider services, string name) => new(
        services.GetRequiredKeyedService<ConversionGateway>(name),
        name,
        services.GetRequiredService<IOptionsMonitor<CapiGatewayOptions>>().Get(name),
        Directory(services, name),
        PolicyParts.Policies(services, name).Count > 0,
        HostShutdownTimeout.Read(services),
        Logger(services));

    private static DataSourceDirectory Directory(IServiceProvider services, string name) =>
        new(services.GetRequiredService<IOptionsMonitor<DataSourceSeeds>>().Get(name).All.Select(seed => seed.DataSource));

    private static GuardedLogger Logger(IServiceProvider services) =>
        new(services.GetRequiredService<ILoggerFactory>().CreateLogger("CapiGateway.Sdk"));

    private static EventsEndpoint Endpoint(IServiceProvider services, string name, CapiGatewayOptions options, TimeProvider clock)
    {
        var clients = new HttpClientSource(services.GetRequiredService<IHttpClientFactory>(), GraphApiHttpClient.NameOf(name));
        var settings = new GraphApiSettings(options.GraphApiBaseAddress, options.GraphApiVersion, options.TokenPlacement, options.AppSecretProofForm);
        return new EventsEndpoint(settings, clients.Create, clock);
    }
}
