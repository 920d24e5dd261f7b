namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// What few events say; an event that says none of it does not pay for it. Changed only by the draft that made it, before there is an event.
/// </summary>
internal sealed record EventExtras
{
    /// <summary>Nothing.</summary>
    public static EventExtras None { get; } = new();

    public string? MessagingChannel { get; set; }

    public string? ReferrerUrl { get; set; }

    public bool? OptOut { get; set; }

    public LimitedDataUse LimitedDataUse { get; set; } = LimitedDataUse.NotSpecified;

    public string? CustomerSegmentation { get; set; }

    public string? AdvancedMeasurementTable { get; set; }

    public AppData AppData { get; set; } = AppData.Empty;

    public OriginalEventData OriginalEvent { get; set; } = OriginalEventData.Empty;

    public AttributionData Attribution { get; set; } = AttributionData.Empty;

    public JsonFields Further { get; set; } = JsonFields.Empty;

    public string? Account { get; set; }

    public RequestFields RequestFields { get; set; } = RequestFields.None;

    public ConsentSignals Consent { get; set; } = ConsentSignals.None;

    public string? SecPurpose { get; set; }

    // Values are never printed.
    public override string ToString() => nameof(EventExtras);
}
