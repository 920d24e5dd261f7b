namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// The standard fields of <c>attribution_data</c>, those that only Meta's own SDKs know among them. Meta's documentation:
/// <i>AppendAttribution event parameters</i>.
/// </summary>
internal static class AttributionDataFields
{
    public const string AdId = "ad_id";
    public const string TouchpointTime = "touchpoint_ts";
    public const string Share = "attribution_share";
    public const string Value = "attribution_value";
    public const string Setting = "attribution_setting";

    public static readonly FieldTable Table = new(
        "attribution_data",
        (FieldKind.Time, "touchpoint_ts visit_time"),
        (FieldKind.Integer, "attr_window"),
        (FieldKind.Number, "attribution_share attribution_value total_credit"),
        (FieldKind.Any, "attribution_setting"),
        (FieldKind.Text, "ad_id scope adset_id campaign_id attribution_model attribution_source touchpoint_type attribution_method "
            + "decline_reason auditing_token linkage_key touchpoint_id partner_client_id"));
}
