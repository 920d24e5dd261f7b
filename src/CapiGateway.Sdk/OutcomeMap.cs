using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk;

/// <summary>How what the door and the outbox say is counted.</summary>
internal static class OutcomeMap
{
    /// <summary>The outcome at the door; <see langword="null"/> for one that comes before any data source.</summary>
    public static EventOutcome? Of(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.Accepted => EventOutcome.Accepted,
        PublishOutcome.Invalid => EventOutcome.Invalid,
        PublishOutcome.NotConnected => EventOutcome.NotConnected,
        PublishOutcome.ConsentDenied => EventOutcome.ConsentDenied,
        PublishOutcome.Filtered => EventOutcome.Filtered,
        PublishOutcome.PublishingOff => EventOutcome.PublishingOff,
        PublishOutcome.Duplicate => EventOutcome.Duplicate,
        PublishOutcome.Refused => EventOutcome.Refused,
        _ => null,
    };

    /// <summary>The end; <see langword="null"/> for what is none.</summary>
    public static EventOutcome? Of(SettlementKind kind) => kind switch
    {
        SettlementKind.Delivered => EventOutcome.Delivered,
        SettlementKind.Unconfirmed => EventOutcome.Unconfirmed,
        SettlementKind.Withdrawn => EventOutcome.Withdrawn,
        SettlementKind.Buried => EventOutcome.Buried,
        SettlementKind.Expired => EventOutcome.Expired,
        SettlementKind.Evicted => EventOutcome.Evicted,
        _ => null,
    };
}
