namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The standard fields of <c>custom_data</c>. Meta's documentation: <i>Standard Parameters (custom data)</i>.</summary>
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
    public const string ItemNumber = "item_number";
    public const string SearchString = "search_string";
    public const string Status = "status";
    public const string PredictedLtv = "predicted_ltv";
    public const string NetRevenue = "net_revenue";
    public const string DeliveryCategory = "delivery_category";
    public const string EventSource = "event_source";
    public const string LeadEventSource = "lead_event_source";
    public const string ProductCatalogId = "product_catalog_id";
    public const string UserBucket = "user_bucket";
    public const string StoreData = "store_data";
    public const string CustomerSegmentation = "customer_segmentation";
    public const string Price = "price";
    public const string PreferredPriceRange = "preferred_price_range";

    public static readonly FieldTable Table = new(
        "custom_data",
        (FieldKind.Money, "value"),
        (FieldKind.Number, "predicted_ltv net_revenue mileage.value"),
        (FieldKind.Integer, "num_items num_adults num_children num_infants max_rating_value"),
        (FieldKind.Flag, "success"),
        (FieldKind.Contents, "contents"),
        (FieldKind.Texts, "content_ids"),
        (FieldKind.FreeText, "content_name content_category search_string description lead_event_source level"),
        (FieldKind.Reference, "order_id item_number"),
        (FieldKind.Any, "status user_bucket store_data year destination_ids hotel_score preferred_baths_range preferred_beds_range "
            + "preferred_neighborhoods preferred_num_stops preferred_price_range preferred_star_ratings suggested_destinations "
            + "suggested_home_listings suggested_hotels suggested_jobs suggested_local_service_businesses suggested_location_based_items "
            + "suggested_vehicles"),
        (FieldKind.Capitals, "currency"),
        (FieldKind.Text, "content_type delivery_category event_source product_catalog_id customer_segmentation availability "
            + "body_style checkin_date city region country postal_code neighborhood condition_of_vehicle state_of_vehicle "
            + "departing_departure_date departing_arrival_date returning_departure_date returning_arrival_date origin_airport "
            + "destination_airport dma_code drivetrain exterior_color interior_color fuel_type transmission lease_start_date "
            + "lease_end_date listing_type property_type make model trim vin mileage.unit price travel_class travel_start travel_end"));
}
