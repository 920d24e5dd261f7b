using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What all pumps of a gateway share.</summary>
internal sealed record PumpContext(
    IEventOutbox Outbox,
    EventsEndpoint Endpoint,
    CredentialSource Credentials,
    DeliverySettings Settings,
    RetrySchedule Schedule,
    GatewayStatistics Statistics,
    LossReporter Losses,
    DeduplicationDoor Deduplication,
    SendTimeConsent Consent,
    AsyncSignal SpaceFreed,
    TimeProvider Clock,
    ILogger Logger);
