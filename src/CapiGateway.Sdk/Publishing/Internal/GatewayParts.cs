using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Outbox.Internal;
using Microsoft.Extensions.Logging;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What a gateway is made of, put together once.</summary>
internal sealed record GatewayParts(
    string Name,
    CapiGatewayOptions Options,
    EventDecider Decider,
    EventDoor Door,
    DirectSender DirectSender,
    OutboxPump Pump,
    DataSourceWatch Watch,
    GatewayTelemetry Telemetry,
    IntakeGate Gate,
    IEventOutbox Outbox,
    LossReporter Losses,
    DeduplicationDoor Deduplication,
    JournalWriter Journal,
    DeadLetterQueue DeadLetters,
    TimeProvider Clock,
    ILogger Logger)
{
    /// <summary>The outbox when it is lost with the process.</summary>
    public InMemoryOutbox? InMemory => Outbox as InMemoryOutbox;
}
