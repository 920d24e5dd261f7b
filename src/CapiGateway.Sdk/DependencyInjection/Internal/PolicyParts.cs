using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Consent.Internal;
using CapiGateway.Sdk.Deduplication;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Filters.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Publishing.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>Consent, filters and deduplication of one gateway, put together from what the container holds under its name.</summary>
internal sealed record PolicyParts(
    ConsentGate Gate, RemainderCheck Remainder, FilterChain Filters, DeduplicationDoor Deduplication, ProcessingJournal Journal, SendTimeConsent SendTime)
{
    public static PolicyParts Compose(
        IServiceProvider services, string name, CapiGatewayOptions options, GatewayStatistics statistics, TimeProvider clock, ILogger logger)
    {
        var failures = new HookWatch(statistics, logger);
        TimeSpan deadline = options.HookTimeout;
        var gate = new ConsentGate(Policies(services, name), deadline, clock, failures.Report);
        var remainder = new RemainderCheck(RuleSeverities.From(options.RuleSeverities));
        var journal = new ProcessingJournal(services.GetKeyedService<IProcessingRecord>(name), gate.Policies, deadline, clock, failures);
        IConsentSignalsSource? source = services.GetKeyedService<IConsentSignalsSource>(name);
        var current = new CurrentSignals(source, deadline, clock, failures.Report);
        IDeduplicationCache? cache = options.Deduplicate ? services.GetRequiredKeyedService<IDeduplicationCache>(name) : null;
        bool isOutbox = ReferenceEquals(cache, services.GetRequiredKeyedService<IEventOutbox>(name));
        return new PolicyParts(
            gate,
            remainder,
            new FilterChain([new FilterRegistration(new DataSourceDomains()), .. services.GetKeyedServices<FilterRegistration>(name)], deadline, clock, failures.Report),
            new DeduplicationDoor(cache, isOutbox, deadline, clock, failures),
            journal,
            new SendTimeConsent(gate, current, source is not null, remainder, journal));
    }

    public static IReadOnlyList<IConsentPolicy> Policies(IServiceProvider services, string name) => [.. services.GetKeyedServices<IConsentPolicy>(name)];
}
