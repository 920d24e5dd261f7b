using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class ConversionEventBuilder
{
    /// <summary>It took place on the web site.</summary>
    /// <param name="eventSourceUrl">The absolute URL of the page.</param>
    /// <param name="userAgent">The browser's user agent.</param>
    /// <param name="clientIp">The browser's IP address; <see langword="null"/> when it is not known.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.AddToCart().FromWebsite("https://shop.example/chairs", request.Headers.UserAgent, clientIp);
    /// </code>
    /// </example>
    public ConversionEventBuilder FromWebsite(string? eventSourceUrl, string? userAgent, string? clientIp = null)
    {
        Draft.EventSourceUrl = EventDraft.Blank(eventSourceUrl);
        Draft.User.SetText(UserDataFields.ClientUserAgent, userAgent);
        Draft.User.SetText(UserDataFields.ClientIpAddress, clientIp);
        return From(ActionSources.Website);
    }

    /// <summary>It took place in a mobile app.</summary>
    /// <param name="device">The app and the device, the sixteen items of <c>extinfo</c>.</param>
    /// <param name="advertiserTrackingEnabled">
    /// Whether the person allows the advertiser to track: on iOS, the answer to App Tracking Transparency.
    /// </param>
    /// <param name="applicationTrackingEnabled">
    /// Whether the person allows the app to track; default not said. AppendAttribution requires it.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no device.</exception>
    /// <remarks>The data set must be linked to the app. Meta's documentation: <i>Conversions API for App Events</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(4.99m, "EUR").FromApp(new ExtendedDeviceInfo(DevicePlatforms.Ios, "18.1"), advertiserTrackingEnabled: false);
    /// </code>
    /// </example>
    public ConversionEventBuilder FromApp(
        ExtendedDeviceInfo device, bool advertiserTrackingEnabled, bool? applicationTrackingEnabled = null)
    {
        new AppDataBuilder(Holder)
            .Device(device)
            .AdvertiserTracking(advertiserTrackingEnabled)
            .ApplicationTracking(applicationTrackingEnabled);
        return From(ActionSources.App);
    }

    /// <summary>It took place in a store, in person. Such events may be up to 62 days old.</summary>
    /// <param name="orderId">The order; default not said. Meta tells repeated events apart by it.</param>
    /// <param name="itemNumber">Which part of the order, when one order is sent as several events; default not said.</param>
    /// <param name="store">The store; default not said.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Sending Offline Events</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(59m, "EUR").FromPhysicalStore(orderId: "till-7-4711");
    /// </code>
    /// </example>
    public ConversionEventBuilder FromPhysicalStore(string? orderId = null, string? itemNumber = null, StoreData? store = null)
    {
        new CustomDataBuilder(Holder).OrderId(orderId).ItemNumber(itemNumber).Store(store);
        return From(ActionSources.PhysicalStore);
    }

    /// <summary>It took place over the phone.</summary>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Purchase(59m, "EUR").FromPhoneCall().WithUser(user => user.Phone(order.Phone));
    /// </code>
    /// </example>
    public ConversionEventBuilder FromPhoneCall() => From(ActionSources.PhoneCall);

    /// <summary>It took place by e-mail.</summary>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().FromEmail().WithUser(user => user.Email(order.Email));
    /// </code>
    /// </example>
    public ConversionEventBuilder FromEmail() => From(ActionSources.Email);

    /// <summary>It took place in a messaging app, by SMS or in an online chat.</summary>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Contact().FromChat().WithUser(user => user.Phone(order.Phone));
    /// </code>
    /// </example>
    public ConversionEventBuilder FromChat() => From(ActionSources.Chat);

    /// <summary>It happened by itself, such as a subscription that renews.</summary>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Subscribe().FromSystem().WithUser(user => user.Email(order.Email));
    /// </code>
    /// </example>
    public ConversionEventBuilder FromSystem() => From(ActionSources.SystemGenerated);

    /// <summary>A lead reached a stage in a CRM; the name of the event is the stage.</summary>
    /// <param name="leadEventSource">The name of the CRM.</param>
    /// <param name="leadId">Meta's id of the lead, 15 to 17 digits; without one, say who it is by <see cref="WithUser(Action{UserDataBuilder})"/>.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Conversion Leads Payload Specification</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Create("Qualified").FromCrm("MyCrm", leadId: "1234567890123456").Build();
    /// </code>
    /// </example>
    public ConversionEventBuilder FromCrm(string? leadEventSource, string? leadId = null)
    {
        Draft.Custom.Add(CustomDataFields.EventSource, CustomDataCheck.Crm);
        Draft.Custom.Add(CustomDataFields.LeadEventSource, leadEventSource);
        if (leadId is not null)
        {
            Draft.User.SetText(UserDataFields.LeadId, leadId);
        }

        return From(ActionSources.SystemGenerated);
    }

    /// <summary>It took place in a way that is not listed.</summary>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().FromOther().WithUser(user => user.Email(order.Email));
    /// </code>
    /// </example>
    public ConversionEventBuilder FromOther() => From(ActionSources.Other);

    /// <summary>It took place in Messenger.</summary>
    /// <param name="pageId">The Page that the person wrote to.</param>
    /// <param name="pageScopedUserId">The person's id at that Page, from the webhook.</param>
    /// <returns>A builder that offers what Meta takes from messaging.</returns>
    /// <remarks>Meta's documentation: <i>Conversions API for Business Messaging</i>.</remarks>
    /// <example>
    /// <code>
    /// ConversionEvent.Create(MessagingEventNames.LeadSubmitted).FromMessenger("1234567890", "9876543210").Build();
    /// </code>
    /// </example>
    public MessagingEventBuilder FromMessenger(string? pageId, string? pageScopedUserId) => Messaging(
        MessagingChannels.Messenger, (UserDataFields.PageId, pageId), (UserDataFields.PageScopedUserId, pageScopedUserId));

    /// <summary>It took place in WhatsApp.</summary>
    /// <param name="businessAccountId">The WhatsApp Business Account.</param>
    /// <param name="clickId">The click id <c>ctwa_clid</c> from the webhook of the first message.</param>
    /// <returns>A builder that offers what Meta takes from messaging.</returns>
    /// <inheritdoc cref="FromMessenger" path="/remarks"/>
    /// <example>
    /// <code>
    /// ConversionEvent.Create(MessagingEventNames.Purchase).WithValue(59m, "EUR").FromWhatsApp("1234567890", "ARAkLk…").Build();
    /// </code>
    /// </example>
    public MessagingEventBuilder FromWhatsApp(string? businessAccountId, string? clickId) => Messaging(
        MessagingChannels.WhatsApp, (UserDataFields.WhatsAppAccountId, businessAccountId), (UserDataFields.WhatsAppClickId, clickId));

    /// <summary>It took place in WhatsApp, for a data set that is linked to a Page: the older form.</summary>
    /// <param name="pageId">The Page whose ad was clicked.</param>
    /// <param name="clickId">The click id <c>ctwa_clid</c> from the webhook of the first message.</param>
    /// <returns>A builder that offers what Meta takes from messaging.</returns>
    /// <inheritdoc cref="FromMessenger" path="/remarks"/>
    /// <example>
    /// <code>
    /// ConversionEvent.Create(MessagingEventNames.LeadSubmitted).FromWhatsAppOfPage("1234567890", "ARAkLk…").Build();
    /// </code>
    /// </example>
    public MessagingEventBuilder FromWhatsAppOfPage(string? pageId, string? clickId) => Messaging(
        MessagingChannels.WhatsApp, (UserDataFields.PageId, pageId), (UserDataFields.WhatsAppClickId, clickId));

    /// <summary>It took place in Instagram's messages.</summary>
    /// <param name="accountId">The Instagram account.</param>
    /// <param name="scopedUserId">The person's Instagram-scoped id.</param>
    /// <returns>A builder that offers what Meta takes from messaging.</returns>
    /// <inheritdoc cref="FromMessenger" path="/remarks"/>
    /// <example>
    /// <code>
    /// ConversionEvent.Create(MessagingEventNames.LeadSubmitted).FromInstagram("1234567890", "9876543210").Build();
    /// </code>
    /// </example>
    public MessagingEventBuilder FromInstagram(string? accountId, string? scopedUserId) => Messaging(
        MessagingChannels.Instagram, (UserDataFields.InstagramAccountId, accountId), (UserDataFields.InstagramScopedId, scopedUserId));

    /// <summary>Sets where it took place to any value.</summary>
    /// <param name="actionSource">One of <see cref="ActionSources"/>, or a newer one.</param>
    /// <returns>This builder.</returns>
    /// <example>
    /// <code>
    /// ConversionEvent.Lead().From("a_source_of_next_year").WithUser(user => user.Email(order.Email));
    /// </code>
    /// </example>
    public ConversionEventBuilder From(string? actionSource)
    {
        Draft.ActionSource = EventDraft.Blank(actionSource);
        return this;
    }

    private MessagingEventBuilder Messaging(string channel, (string Field, string? Id) business, (string Field, string? Id) person)
    {
        Draft.ActionSource = ActionSources.BusinessMessaging;
        Draft.Extras.MessagingChannel = channel;
        Draft.User.SetText(business.Field, business.Id);
        Draft.User.SetText(person.Field, person.Id);
        return new MessagingEventBuilder(Holder);
    }
}
