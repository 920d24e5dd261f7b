using System.Globalization;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

public sealed partial class UserDataBuilder
{
    /// <summary>Sets the id of a subscription, like an order id for one product.</summary>
    /// <param name="id">The id.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder SubscriptionId(string? id) => Text(UserDataFields.SubscriptionId, id);

    /// <summary>Sets the id of the installation of an app, <c>anon_id</c>.</summary>
    /// <param name="id">The id, never hashed.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder AnonymousId(string? id) => Text(UserDataFields.AnonymousId, id);

    /// <summary>Sets the advertising id of a mobile device, <c>madid</c>.</summary>
    /// <param name="id">The Android advertising id or the IDFA, never hashed.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder AdvertisingId(string? id) => Text(UserDataFields.AdvertisingId, id);

    /// <summary>Sets the Page of a bot or an ad.</summary>
    /// <param name="id">The id.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder PageId(string? id) => Text(UserDataFields.PageId, id);

    /// <summary>Sets the person's id at a Page.</summary>
    /// <param name="id">The id from the webhook.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder PageScopedUserId(string? id) => Text(UserDataFields.PageScopedUserId, id);

    /// <summary>Sets the id of a click to WhatsApp, <c>ctwa_clid</c>.</summary>
    /// <param name="id">The id from the webhook.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder WhatsAppClickId(string? id) => Text(UserDataFields.WhatsAppClickId, id);

    /// <summary>Sets the WhatsApp Business Account.</summary>
    /// <param name="id">The id.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder WhatsAppBusinessAccountId(string? id) => Text(UserDataFields.WhatsAppAccountId, id);

    /// <summary>Sets the Instagram account.</summary>
    /// <param name="id">The id.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder InstagramAccountId(string? id) => Text(UserDataFields.InstagramAccountId, id);

    /// <summary>Sets the person's Instagram-scoped id, <c>ig_sid</c>.</summary>
    /// <param name="id">The id.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder InstagramScopedId(string? id) => Text(UserDataFields.InstagramScopedId, id);

    /// <summary>Sets the app-scoped id of a person who logged in with Facebook, <c>fb_login_id</c>.</summary>
    /// <param name="id">The id; sent as text, in which no digit is lost.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder FacebookLoginId(string? id) => Text(UserDataFields.FacebookLoginId, id);

    /// <inheritdoc cref="FacebookLoginId(string?)"/>
    public UserDataBuilder FacebookLoginId(long id) => FacebookLoginId(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sets Meta's id of a lead, 15 to 17 digits.</summary>
    /// <param name="id">The id; sent as text, in which no digit is lost.</param>
    /// <returns>This builder.</returns>
    public UserDataBuilder LeadId(string? id) => Text(UserDataFields.LeadId, id);

    /// <inheritdoc cref="LeadId(string?)"/>
    public UserDataBuilder LeadId(long id) => LeadId(id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds the first five letters of a first name, <c>f5first</c>: they are taken of the whole name.</summary>
    /// <param name="name">The value as it was typed; it is hashed.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder FirstNamePrefix(string? name) => Hashed(UserDataFields.FirstNamePrefix, name);

    /// <summary>Adds the first five letters of a last name, <c>f5last</c>: they are taken of the whole name.</summary>
    /// <param name="name">The value as it was typed; it is hashed.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder LastNamePrefix(string? name) => Hashed(UserDataFields.LastNamePrefix, name);

    /// <summary>Adds the first letter of a first name, <c>fi</c>: it is taken of the whole name.</summary>
    /// <param name="name">The value as it was typed; it is hashed.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder FirstInitial(string? name) => Hashed(UserDataFields.FirstInitial, name);

    /// <summary>Adds an app's own id of the person, <c>app_user_id</c>.</summary>
    /// <param name="id">The value as it was typed; it is hashed.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder AppUserId(string? id) => Hashed(UserDataFields.AppUserId, id);

    /// <summary>Adds the day of a birth, <c>dobd</c>.</summary>
    /// <param name="day">The number; it is hashed, and left out when it cannot be.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder DayOfBirth(int day) => Hashed(UserDataFields.DayOfBirth, day.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds the month of a birth, <c>dobm</c>.</summary>
    /// <param name="month">The number; it is hashed, and left out when it cannot be.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder MonthOfBirth(int month) => Hashed(UserDataFields.MonthOfBirth, month.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds the year of a birth, <c>doby</c>.</summary>
    /// <param name="year">The number; it is hashed, and left out when it cannot be.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Known from Meta's own SDKs only.</remarks>
    public UserDataBuilder YearOfBirth(int year) => Hashed(UserDataFields.YearOfBirth, year.ToString(CultureInfo.InvariantCulture));

    private UserDataBuilder Text(string field, string? value)
    {
        Draft.SetText(field, value);
        return this;
    }

    private UserDataBuilder Hashed(string field, string? value)
    {
        Draft.AddPlain(field, value);
        return this;
    }
}
