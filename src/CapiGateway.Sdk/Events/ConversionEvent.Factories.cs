namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEvent
{
    /// <summary>Starts a Purchase: a purchase was completed.</summary>
    /// <param name="value">What was paid, not negative.</param>
    /// <param name="currency">The ISO 4217 code of its currency, in any case.</param>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Purchase(decimal value, string currency) =>
        Create(EventNames.Purchase).WithCustomData(data => data.Value(value, currency));

    /// <summary>Starts a AddPaymentInfo: payment details were added during checkout.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder AddPaymentInfo() => Create(EventNames.AddPaymentInfo);

    /// <summary>Starts a AddToCart: a product was put in the cart.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder AddToCart() => Create(EventNames.AddToCart);

    /// <summary>Starts a AddToWishlist: a product was put on a wish list.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder AddToWishlist() => Create(EventNames.AddToWishlist);

    /// <summary>Starts a CompleteRegistration: a registration form was finished.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder CompleteRegistration() => Create(EventNames.CompleteRegistration);

    /// <summary>Starts a Contact: contact by phone, SMS, e-mail or chat.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Contact() => Create(EventNames.Contact);

    /// <summary>Starts a CustomizeProduct: a product was configured.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder CustomizeProduct() => Create(EventNames.CustomizeProduct);

    /// <summary>Starts a Donate: a donation.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Donate() => Create(EventNames.Donate);

    /// <summary>Starts a FindLocation: a store was searched for.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder FindLocation() => Create(EventNames.FindLocation);

    /// <summary>Starts a InitiateCheckout: the checkout was started.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder InitiateCheckout() => Create(EventNames.InitiateCheckout);

    /// <summary>Starts a Lead: a sign-up.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Lead() => Create(EventNames.Lead);

    /// <summary>Starts a Schedule: an appointment was booked.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Schedule() => Create(EventNames.Schedule);

    /// <summary>Starts a Search: a search was made.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Search() => Create(EventNames.Search);

    /// <summary>Starts a StartTrial: a free trial was started.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder StartTrial() => Create(EventNames.StartTrial);

    /// <summary>Starts a SubmitApplication: an application was submitted.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder SubmitApplication() => Create(EventNames.SubmitApplication);

    /// <summary>Starts a Subscribe: a paid subscription was started.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Subscribe() => Create(EventNames.Subscribe);

    /// <summary>Starts a ViewContent: a page of content, such as a product, was seen.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder ViewContent() => Create(EventNames.ViewContent);

    /// <summary>Starts a PageView: a page was seen.</summary>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder PageView() => Create(EventNames.PageView);

    /// <summary>Starts an event of any name.</summary>
    /// <param name="eventName">A standard event of <see cref="EventNames"/>, or a name of your own, which makes a custom event.</param>
    /// <returns>A builder.</returns>
    public static ConversionEventBuilder Create(string eventName) => new(eventName);
}
