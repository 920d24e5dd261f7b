namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The fields of <c>custom_data</c> that the builder names, in Meta's spelling.</summary>
internal static class CustomDataFields
{
    public const string Value = "value";
    public const string Currency = "currency";
    public const string ContentIds = "content_ids";
    public const string Contents = "contents";
    public const string ContentType = "content_type";
    public const string ContentName = "content_name";
    public const string ContentCategory = "content_category";
    public const string NumItems = "num_items";
    public const string OrderId = "order_id";
    public const string SearchString = "search_string";
    public const string Status = "status";
    public const string PredictedLtv = "predicted_ltv";
    public const string NetRevenue = "net_revenue";
    public const string DeliveryCategory = "delivery_category";

    public static bool IsStandard(string name) => name is Value or Currency or ContentIds or Contents or ContentType or ContentName
        or ContentCategory or NumItems or OrderId or SearchString or Status or PredictedLtv or NetRevenue or DeliveryCategory;
}
