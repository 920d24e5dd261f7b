using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Outbox;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What all pumps of a gateway share. Waits are measured by <c>Clock</c>, which is steady; <c>Wall</c> is the host's clock, by which
/// others read times.
/// </summary>
internal sealed record PumpContext(
    IEventOutbox Outbox,
    EventsEndpoint Endpoint,
    CredentialSource Credentials,
    DeliverySettings Settings,
    RetrySchedule Schedule,
    GatewayStatistics Statistics,
    GatewayTelemetry Telemetry,
    LossReporter Losses,
    SwitchBoard Switches,
    DeduplicationDoor Deduplication,
    SendTimeConsent Consent,
    AsyncSignal SpaceFreed,
    SteadyClock Clock,
    TimeProvider Wall,
    ClockSkew Skew,
    JournalWriter Journal,
    ILogger Logger)
{
    public FlushTallies Flushes { get; } = new();
}
