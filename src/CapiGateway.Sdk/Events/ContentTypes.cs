namespace CapiGateway.Sdk.Events;

/// <summary>What the ids of contents are: the values of <c>content_type</c>.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public static class ContentTypes
{
    /// <summary>Ids of products.</summary>
    public const string Product = "product";

    /// <summary>Ids of product groups.</summary>
    public const string ProductGroup = "product_group";
}
