namespace CapiGateway.Sdk.Events.Internal;

/// <summary>The standard fields of one product. Meta's documentation: <i>Standard Parameters (custom data)</i>.</summary>
internal static class ContentFields
{
    public static readonly FieldTable Table = new(
        "custom_data.contents",
        (FieldKind.Number, "quantity item_price price"),
        (FieldKind.FreeText, "title description brand category"),
        (FieldKind.Text, "id delivery_category"));
}
