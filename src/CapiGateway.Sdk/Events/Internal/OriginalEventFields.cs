namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The standard fields of <c>original_event_data</c>. Meta's documentation: <i>Original Event Data Parameters</i>.</summary>
internal static class OriginalEventFields
{
    public const string EventName = "event_name";
    public const string EventTime = "event_time";
    public const string OrderId = "order_id";
    public const string EventId = "event_id";

    public static readonly FieldTable Table = new(
        "original_event_data",
        (FieldKind.Time, "event_time"),
        (FieldKind.Reference, "order_id"),
        (FieldKind.Text, "event_name event_id"));
}
