using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// The earlier event that an event is about, <c>original_event_data</c>. Immutable. Prints names of fields, never values.
/// </summary>
/// <remarks>Meta's documentation: <i>Original Event Data Parameters</i>.</remarks>
public sealed class OriginalEventData : EventSection
{
    internal OriginalEventData(JsonFields fields)
        : base(fields)
    {
    }

    /// <summary>Nothing.</summary>
    public static OriginalEventData Empty { get; } = new(JsonFields.Empty);

    /// <summary>The name of the earlier event, or <see langword="null"/>.</summary>
    public string? EventName => Text(OriginalEventFields.EventName);

    /// <summary>When the earlier event happened, or <see langword="null"/>.</summary>
    public DateTimeOffset? EventTime => Time(OriginalEventFields.EventTime);

    /// <summary>The order id of the earlier event, or <see langword="null"/>.</summary>
    public string? OrderId => Text(OriginalEventFields.OrderId);

    /// <summary>The id of the earlier event, or <see langword="null"/>.</summary>
    public string? EventId => Text(OriginalEventFields.EventId);
}
