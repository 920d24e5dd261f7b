using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The property names of an event, encoded once.</summary>
internal static class JsonNames
{
    public static readonly JsonEncodedText EventName = JsonEncodedText.Encode("event_name");
    public static readonly JsonEncodedText EventTime = JsonEncodedText.Encode("event_time");
    public static readonly JsonEncodedText EventId = JsonEncodedText.Encode("event_id");
    public static readonly JsonEncodedText ActionSource = JsonEncodedText.Encode("action_source");
    public static readonly JsonEncodedText EventSourceUrl = JsonEncodedText.Encode("event_source_url");
    public static readonly JsonEncodedText ReferrerUrl = JsonEncodedText.Encode("referrer_url");
    public static readonly JsonEncodedText OptOut = JsonEncodedText.Encode("opt_out");
    public static readonly JsonEncodedText DataProcessingOptions = JsonEncodedText.Encode("data_processing_options");
    public static readonly JsonEncodedText DataProcessingOptionsCountry = JsonEncodedText.Encode("data_processing_options_country");
    public static readonly JsonEncodedText DataProcessingOptionsState = JsonEncodedText.Encode("data_processing_options_state");
    public static readonly JsonEncodedText UserData = JsonEncodedText.Encode("user_data");
    public static readonly JsonEncodedText CustomData = JsonEncodedText.Encode("custom_data");
    public static readonly JsonEncodedText AppData = JsonEncodedText.Encode("app_data");
    public static readonly JsonEncodedText OriginalEventData = JsonEncodedText.Encode("original_event_data");
    public static readonly JsonEncodedText AttributionData = JsonEncodedText.Encode("attribution_data");
    public static readonly JsonEncodedText MessagingChannel = JsonEncodedText.Encode("messaging_channel");
    public static readonly JsonEncodedText CustomerSegmentation = JsonEncodedText.Encode("customer_segmentation");
    public static readonly JsonEncodedText AdvancedMeasurementTable = JsonEncodedText.Encode("advanced_measurement_table");
    public static readonly JsonEncodedText LimitedDataUse = JsonEncodedText.Encode("LDU");

    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Quantity = JsonEncodedText.Encode("quantity");
    public static readonly JsonEncodedText ItemPrice = JsonEncodedText.Encode("item_price");
    public static readonly JsonEncodedText Price = JsonEncodedText.Encode("price");
    public static readonly JsonEncodedText DeliveryCategory = JsonEncodedText.Encode("delivery_category");
    public static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    public static readonly JsonEncodedText Description = JsonEncodedText.Encode("description");
    public static readonly JsonEncodedText Brand = JsonEncodedText.Encode("brand");
    public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
}
