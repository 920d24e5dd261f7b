namespace CapiGateway.Sdk.Events;

/// <summary>How a purchase is delivered: the known values of <c>delivery_category</c>. The set stays open.</summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
public static class DeliveryCategories
{
    /// <summary>The customer enters the store to get it.</summary>
    public const string InStore = "in_store";

    /// <summary>The customer picks it up by car.</summary>
    public const string Curbside = "curbside";

    /// <summary>It is brought to the customer.</summary>
    public const string HomeDelivery = "home_delivery";

    /// <summary>Whether Meta lists the value.</summary>
    /// <param name="category">The value, in Meta's spelling.</param>
    /// <returns><see langword="true"/> for the three documented values.</returns>
    public static bool IsKnown(string? category) => category is InStore or Curbside or HomeDelivery;
}
