using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Builds a <see cref="ConversionEvent"/>: say where it took place by one of the <c>From…</c> verbs, who it is about and what it is about.
/// Identifiers are normalised and hashed when it is built; after that the builder holds no plain identifier.
/// </summary>
/// <remarks>Not thread-safe. Prints the name of the event only.</remarks>
public sealed partial class ConversionEventBuilder : EventBuilder<ConversionEventBuilder>
{
    internal ConversionEventBuilder(string? eventName)
        : base(new DraftHolder(eventName))
    {
    }

    /// <summary>Says who it is about.</summary>
    /// <param name="user">Adds what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().WithUser(user => user
    ///     .Email(order.Email)
    ///     .Phone(order.Phone)
    ///     .Fbp(request.Cookies["_fbp"])
    ///     .Fbc(request.Cookies["_fbc"]));
    /// </code>
    /// </example>
    public ConversionEventBuilder WithUser(Action<UserDataBuilder> user)
    {
        ArgumentNullException.ThrowIfNull(user);
        user(new UserDataBuilder(Holder));
        return this;
    }

    /// <summary>Says who it is about, without a closure: the action can be static.</summary>
    /// <typeparam name="TState">The type of what the action needs.</typeparam>
    /// <param name="state">What the action needs, such as the order.</param>
    /// <param name="user">Adds what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    public ConversionEventBuilder WithUser<TState>(TState state, Action<UserDataBuilder, TState> user)
    {
        ArgumentNullException.ThrowIfNull(user);
        user(new UserDataBuilder(Holder), state);
        return this;
    }

    /// <summary>Sets the URL of the page; <see cref="FromWebsite"/> does it too.</summary>
    /// <param name="eventSourceUrl">The absolute URL as the browser shows it.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().FromChat().WithEventSourceUrl("https://shop.example/chat");
    /// </code>
    /// </example>
    public ConversionEventBuilder WithEventSourceUrl(string? eventSourceUrl)
    {
        Draft.EventSourceUrl = EventDraft.Blank(eventSourceUrl);
        return this;
    }

    /// <summary>Sets the URL that led to the page.</summary>
    /// <param name="referrerUrl">The referrer as the page saw it.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.PageView().FromWebsite(pageUrl, userAgent, clientIp).WithReferrer(request.Headers.Referer);
    /// </code>
    /// </example>
    public ConversionEventBuilder WithReferrer(string? referrerUrl)
    {
        Draft.Extras.ReferrerUrl = EventDraft.Blank(referrerUrl);
        return this;
    }

    /// <summary>Says more about the app and the device; <see cref="FromApp"/> sets what is required.</summary>
    /// <param name="appData">Sets what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(4.99m, "EUR")
    ///     .FromApp(new ExtendedDeviceInfo(DevicePlatforms.Android, "14"), advertiserTrackingEnabled: true)
    ///     .WithAppData(app => app.InstallerPackage("com.android.vending"));
    /// </code>
    /// </example>
    public ConversionEventBuilder WithAppData(Action<AppDataBuilder> appData)
    {
        ArgumentNullException.ThrowIfNull(appData);
        appData(new AppDataBuilder(Holder));
        return this;
    }
}
