namespace CapiGateway.Sdk.Events;

/// <summary>The names that Meta takes from business messaging, and no others.</summary>
/// <remarks>Meta's documentation: <i>Conversions API for Business Messaging</i>.</remarks>
public static class MessagingEventNames
{
    /// <summary>A purchase was completed in the chat.</summary>
    public const string Purchase = "Purchase";

    /// <summary>A lead was submitted; the name that messaging has for <c>Lead</c>.</summary>
    public const string LeadSubmitted = "LeadSubmitted";

    /// <summary>The checkout was started.</summary>
    public const string InitiateCheckout = "InitiateCheckout";

    /// <summary>A product was put in the cart.</summary>
    public const string AddToCart = "AddToCart";

    /// <summary>A product was looked at.</summary>
    public const string ViewContent = "ViewContent";

    /// <summary>An order was created.</summary>
    public const string OrderCreated = "OrderCreated";

    /// <summary>An order was shipped.</summary>
    public const string OrderShipped = "OrderShipped";

    /// <summary>An order was delivered.</summary>
    public const string OrderDelivered = "OrderDelivered";

    /// <summary>An order was canceled.</summary>
    public const string OrderCanceled = "OrderCanceled";

    /// <summary>An order was returned.</summary>
    public const string OrderReturned = "OrderReturned";

    /// <summary>A cart was abandoned.</summary>
    public const string CartAbandoned = "CartAbandoned";

    /// <summary>A lead was qualified.</summary>
    public const string QualifiedLead = "QualifiedLead";

    /// <summary>A rating was given.</summary>
    public const string RatingProvided = "RatingProvided";

    /// <summary>A review was written.</summary>
    public const string ReviewProvided = "ReviewProvided";

    /// <summary>The fourteen names.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        Purchase, LeadSubmitted, InitiateCheckout, AddToCart, ViewContent, OrderCreated, OrderShipped, OrderDelivered, OrderCanceled,
        OrderReturned, CartAbandoned, QualifiedLead, RatingProvided, ReviewProvided,
    ];

    /// <summary>Whether Meta takes the name from business messaging.</summary>
    /// <param name="eventName">The name, in Meta's spelling.</param>
    /// <returns><see langword="true"/> for the fourteen documented names.</returns>
    public static bool IsKnown(string? eventName) => eventName is Purchase or LeadSubmitted or InitiateCheckout or AddToCart or ViewContent
        or OrderCreated or OrderShipped or OrderDelivered or OrderCanceled or OrderReturned or CartAbandoned or QualifiedLead
        or RatingProvided or ReviewProvided;
}
