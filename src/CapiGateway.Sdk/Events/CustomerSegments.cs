namespace CapiGateway.Sdk.Events;

/// <summary>How new a customer is: the known values of <c>customer_segmentation</c>. The set stays open.</summary>
/// <remarks>Meta's documentation: <i>Server Event Parameters</i>.</remarks>
public static class CustomerSegments
{
    /// <summary>New to the business.</summary>
    public const string NewToBusiness = "new_customer_to_business";

    /// <summary>New to the line of business.</summary>
    public const string NewToBusinessLine = "new_customer_to_business_line";

    /// <summary>New to the product area.</summary>
    public const string NewToProductArea = "new_customer_to_product_area";

    /// <summary>New to the medium, such as the app.</summary>
    public const string NewToMedium = "new_customer_to_medium";

    /// <summary>A customer of the business already.</summary>
    public const string ExistingInBusiness = "existing_customer_to_business";

    /// <summary>A customer of the line of business already.</summary>
    public const string ExistingInBusinessLine = "existing_customer_to_business_line";

    /// <summary>A customer of the product area already.</summary>
    public const string ExistingInProductArea = "existing_customer_to_product_area";

    /// <summary>A customer by this medium already.</summary>
    public const string ExistingInMedium = "existing_customer_to_medium";

    /// <summary>A member of the loyalty program.</summary>
    public const string InLoyaltyProgram = "customer_in_loyalty_program";

    /// <summary>Whether Meta lists the value.</summary>
    /// <param name="segment">The value, in Meta's spelling.</param>
    /// <returns><see langword="true"/> for the nine documented values.</returns>
    public static bool IsKnown(string? segment) => segment is NewToBusiness or NewToBusinessLine or NewToProductArea or NewToMedium
        or ExistingInBusiness or ExistingInBusinessLine or ExistingInProductArea or ExistingInMedium or InLoyaltyProgram;
}
