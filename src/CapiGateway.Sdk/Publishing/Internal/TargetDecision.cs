using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What was decided about an event for one data source, before anything is stored or counted.</summary>
internal readonly record struct TargetDecision(string DataSourceId, PublishOutcome Outcome, PublishReason Reason = PublishReason.None)
{
    public DataSource? DataSource { get; init; }

    /// <summary>Why consent or a filter stopped it, in their own words.</summary>
    public string? Detail { get; init; }

    /// <summary>The event as it may be sent; only when the outcome is <see cref="PublishOutcome.Accepted"/>.</summary>
    public ConversionEvent? Reduced { get; init; }

    /// <summary>The bytes of it; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The kinds of customer information in it; <see langword="null"/> when nothing of it may be sent.</summary>
    public string? Identifiers { get; init; }

    /// <summary>What travels beside it; <see langword="null"/> when nothing does.</summary>
    public RequestFields? RequestFields { get; init; }

    public DataSourceReceipt ToReceipt() => new(DataSourceId, Outcome, Reason, Detail);

    /// <summary>The event as an outbox holds it; only when the outcome is <see cref="PublishOutcome.Accepted"/>.</summary>
    public OutboxEvent ToOutboxEvent(DateTimeOffset now, EventPriority priority = EventPriority.Normal, Reservation reservation = default) => new()
    {
        DataSourceId = DataSourceId,
        Account = DataSource!.Account,
        EventName = Reduced!.EventName,
        EventId = Reduced.EventId,
        Payload = Payload,
        AcceptedAt = now,
        ExpiresAt = Reduced.EventTime + EventAge.Limit(Reduced.ActionSource),
        ActionSource = Reduced.ActionSource,
        Identifiers = Identifiers!,
        Priority = priority,
        Consent = Reduced.Consent,
        ReservedKey = reservation.Key,

        // Nobody reserved it here, so whoever stores it answers for it, if it can.
        Claim = reservation.Key is null ? reservation.Claim : null,
        RequestFields = RequestFields!,
        TraceParent = GatewayTracing.CurrentTraceParent,
    };
}
