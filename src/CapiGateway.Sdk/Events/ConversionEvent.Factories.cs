namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEvent
{
    /// <summary>Starts a Purchase: a purchase was completed.</summary>
    /// <param name="value">What was paid, not negative.</param>
    /// <param name="currency">The ISO 4217 code of its currency, in any case.</param>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent purchase = ConversionEvent.Purchase(129.95m, "USD")
    ///     .WithEventId(order.Id)
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email).Phone(order.Phone))
    ///     .WithCustomData(custom => custom.Contents(new Content("SKU-1", quantity: 2, itemPrice: 64.95m)))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Purchase(decimal value, string currency) =>
        Create(EventNames.Purchase).WithValue(value, currency);

    /// <summary>Starts an AddPaymentInfo: payment details were added during checkout.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent addPaymentInfo = ConversionEvent.AddPaymentInfo()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder AddPaymentInfo() => Create(EventNames.AddPaymentInfo);

    /// <summary>Starts an AddToCart: a product was put in the cart.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent addToCart = ConversionEvent.AddToCart()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.Value(64.95m, "USD").Contents(new Content("SKU-1")))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder AddToCart() => Create(EventNames.AddToCart);

    /// <summary>Starts an AddToWishlist: a product was put on a wish list.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent addToWishlist = ConversionEvent.AddToWishlist()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.ContentIds("SKU-1"))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder AddToWishlist() => Create(EventNames.AddToWishlist);

    /// <summary>Starts a CompleteRegistration: a registration form was finished.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent completeRegistration = ConversionEvent.CompleteRegistration()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.Status(true))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder CompleteRegistration() => Create(EventNames.CompleteRegistration);

    /// <summary>Starts a Contact: contact by phone, SMS, e-mail or chat.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent contact = ConversionEvent.Contact()
    ///     .FromPhoneCall()
    ///     .WithUser(user => user.Phone(order.Phone))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Contact() => Create(EventNames.Contact);

    /// <summary>Starts a CustomizeProduct: a product was configured.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent customizeProduct = ConversionEvent.CustomizeProduct()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.ContentIds("SKU-1"))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder CustomizeProduct() => Create(EventNames.CustomizeProduct);

    /// <summary>Starts a Donate: a donation.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent donate = ConversionEvent.Donate()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithValue(20m, "EUR")
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Donate() => Create(EventNames.Donate);

    /// <summary>Starts a FindLocation: a store was searched for.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent findLocation = ConversionEvent.FindLocation()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder FindLocation() => Create(EventNames.FindLocation);

    /// <summary>Starts an InitiateCheckout: the checkout was started.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent initiateCheckout = ConversionEvent.InitiateCheckout()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.Value(129.95m, "USD").NumItems(2))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder InitiateCheckout() => Create(EventNames.InitiateCheckout);

    /// <summary>Starts a Lead: a sign-up.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent lead = ConversionEvent.Lead()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithValue(15m, "EUR")
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Lead() => Create(EventNames.Lead);

    /// <summary>Starts a Schedule: an appointment was booked.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent schedule = ConversionEvent.Schedule()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Schedule() => Create(EventNames.Schedule);

    /// <summary>Starts a Search: a search was made.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent search = ConversionEvent.Search()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.SearchString("garden chairs"))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Search() => Create(EventNames.Search);

    /// <summary>Starts a StartTrial: a free trial was started.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent startTrial = ConversionEvent.StartTrial()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.PredictedLtv(240m))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder StartTrial() => Create(EventNames.StartTrial);

    /// <summary>Starts a SubmitApplication: an application was submitted.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent submitApplication = ConversionEvent.SubmitApplication()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder SubmitApplication() => Create(EventNames.SubmitApplication);

    /// <summary>Starts a Subscribe: a paid subscription was started.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent subscribe = ConversionEvent.Subscribe()
    ///     .FromSystem()
    ///     .WithUser(user => user.Email(order.Email))
    ///     .WithCustomData(custom => custom.Value(9.90m, "EUR").PredictedLtv(240m))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Subscribe() => Create(EventNames.Subscribe);

    /// <summary>Starts a ViewContent: a page of content, such as a product, was seen.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent viewContent = ConversionEvent.ViewContent()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.ExternalId("customer-42"))
    ///     .WithCustomData(custom => custom.ContentIds("SKU-1").ContentType(ContentTypes.Product))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder ViewContent() => Create(EventNames.ViewContent);

    /// <summary>Starts a PageView: a page was seen.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent pageView = ConversionEvent.PageView()
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.ExternalId("customer-42"))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder PageView() => Create(EventNames.PageView);

    /// <summary>Starts a MobileAppInstall: an app was installed. It needs <see cref="ConversionEventBuilder.FromApp"/>.</summary>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent install = ConversionEvent.MobileAppInstall()
    ///     .WithEventId(eventId)
    ///     .FromApp(new ExtendedDeviceInfo(DevicePlatforms.Android, "14"), advertiserTrackingEnabled: true)
    ///     .WithUser(user => user.AdvertisingId("38400000-8cf0-11bd-b23e-10b96e40000d"))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder MobileAppInstall() => Create(EventNames.MobileAppInstall);

    /// <summary>Starts an AppendAttribution: an attribution partner tells what an earlier event is owed to. Beta, limited access.</summary>
    /// <param name="adId">The ad.</param>
    /// <param name="touchpoint">When the ad was seen or clicked; before the original event.</param>
    /// <param name="share">The share of the conversion that the ad is given, from 0 to 1.</param>
    /// <param name="value">The share times the value of the conversion.</param>
    /// <param name="originalEventName">The name of the original event.</param>
    /// <param name="originalEventTime">When the original event happened: less than 48 hours ago.</param>
    /// <returns>A builder.</returns>
    /// <remarks>Meta's documentation: <i>AppendAttribution event parameters</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent attribution = ConversionEvent.AppendAttribution(
    ///         adId: "23842588888640185",
    ///         touchpoint: order.PlacedAt.AddHours(-3),
    ///         share: 0.5m,
    ///         value: order.Total / 2,
    ///         originalEventName: EventNames.Purchase,
    ///         originalEventTime: order.PlacedAt)
    ///     .FromWebsite(pageUrl, userAgent, clientIp)
    ///     .WithUser(user => user.Email(order.Email))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder AppendAttribution(
        string adId, DateTimeOffset touchpoint, decimal share, decimal value, string originalEventName, DateTimeOffset originalEventTime) =>
        Create(EventNames.AppendAttribution)
            .WithAttribution(attribution => attribution.AdId(adId).Touchpoint(touchpoint).Share(share).Value(value))
            .WithOriginalEvent(originalEventName, originalEventTime);

    /// <summary>Starts an event of any name.</summary>
    /// <param name="eventName">A standard event of <see cref="EventNames"/>, or a name of your own, which makes a custom event.</param>
    /// <returns>A builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent custom = ConversionEvent.Create("NewsletterOpened")
    ///     .FromEmail()
    ///     .WithUser(user => user.Email(order.Email))
    ///     .Build();
    /// </code>
    /// </example>
    public static ConversionEventBuilder Create(string eventName) => new(eventName);
}
