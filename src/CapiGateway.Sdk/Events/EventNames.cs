namespace CapiGateway.Sdk.Events;

/// <summary>
/// The names of Meta's standard events. Any other name is a custom event.
/// </summary>
/// <remarks>Meta's documentation: <i>Meta Pixel Reference, standard events</i>.</remarks>
public static class EventNames
{
    /// <summary>Payment details were added during checkout.</summary>
    public const string AddPaymentInfo = "AddPaymentInfo";

    /// <summary>A product was put in the cart.</summary>
    public const string AddToCart = "AddToCart";

    /// <summary>A product was put on a wish list.</summary>
    public const string AddToWishlist = "AddToWishlist";

    /// <summary>A registration form was finished.</summary>
    public const string CompleteRegistration = "CompleteRegistration";

    /// <summary>Contact by phone, SMS, e-mail or chat.</summary>
    public const string Contact = "Contact";

    /// <summary>A product was configured.</summary>
    public const string CustomizeProduct = "CustomizeProduct";

    /// <summary>A donation.</summary>
    public const string Donate = "Donate";

    /// <summary>A store was searched for.</summary>
    public const string FindLocation = "FindLocation";

    /// <summary>The checkout was started.</summary>
    public const string InitiateCheckout = "InitiateCheckout";

    /// <summary>A sign-up.</summary>
    public const string Lead = "Lead";

    /// <summary>A purchase was completed.</summary>
    public const string Purchase = "Purchase";

    /// <summary>An appointment was booked.</summary>
    public const string Schedule = "Schedule";

    /// <summary>A search was made.</summary>
    public const string Search = "Search";

    /// <summary>A free trial was started.</summary>
    public const string StartTrial = "StartTrial";

    /// <summary>An application was submitted.</summary>
    public const string SubmitApplication = "SubmitApplication";

    /// <summary>A paid subscription was started.</summary>
    public const string Subscribe = "Subscribe";

    /// <summary>A page of content, such as a product, was seen.</summary>
    public const string ViewContent = "ViewContent";

    /// <summary>A page was seen; the pixel's default event.</summary>
    public const string PageView = "PageView";

    /// <summary>An attribution partner tells what an earlier event is owed to. Beta, limited access.</summary>
    public const string AppendAttribution = "AppendAttribution";

    /// <summary>A mobile app was installed.</summary>
    public const string MobileAppInstall = "MobileAppInstall";

    /// <summary>The standard events that have a meaning to Meta.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        AddPaymentInfo, AddToCart, AddToWishlist, CompleteRegistration, Contact, CustomizeProduct, Donate, FindLocation, InitiateCheckout,
        Lead, Purchase, Schedule, Search, StartTrial, SubmitApplication, Subscribe, ViewContent, PageView, AppendAttribution,
        MobileAppInstall,
    ];
}
