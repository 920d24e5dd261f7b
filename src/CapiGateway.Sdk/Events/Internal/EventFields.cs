namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The fields of an event itself. Meta's documentation: <i>Server Event Parameters</i>.</summary>
internal static class EventFields
{
    public const string EventName = "event_name";
    public const string EventTime = "event_time";
    public const string EventId = "event_id";
    public const string ActionSource = "action_source";
    public const string EventSourceUrl = "event_source_url";
    public const string ReferrerUrl = "referrer_url";
    public const string OptOut = "opt_out";
    public const string DataProcessingOptions = "data_processing_options";
    public const string DataProcessingOptionsCountry = "data_processing_options_country";
    public const string DataProcessingOptionsState = "data_processing_options_state";
    public const string MessagingChannel = "messaging_channel";
    public const string CustomerSegmentation = "customer_segmentation";
    public const string AdvancedMeasurementTable = "advanced_measurement_table";
    public const string UserData = "user_data";
    public const string CustomData = "custom_data";
    public const string AppData = "app_data";
    public const string OriginalEventData = "original_event_data";
    public const string AttributionData = "attribution_data";

    // extinfo is listed flat beside the others, but belongs into app_data.
    public static readonly FieldTable Table = new(
        "",
        (FieldKind.Any, "event_name event_time event_id action_source event_source_url referrer_url opt_out data_processing_options "
            + "data_processing_options_country data_processing_options_state messaging_channel customer_segmentation "
            + "advanced_measurement_table user_data custom_data app_data original_event_data attribution_data extinfo"));
}
