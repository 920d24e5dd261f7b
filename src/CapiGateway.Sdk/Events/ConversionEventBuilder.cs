using System.Diagnostics;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Builds a <see cref="ConversionEvent"/>. Identifiers are normalised and hashed by <see cref="Build"/>; after it, the builder holds no
/// plain identifier.
/// </summary>
/// <remarks>Not thread-safe. Prints the name of the event only.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ConversionEventBuilder
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly UserDataDraft _user = new();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly JsonDraft _custom = new();

    private readonly string _eventName;
    private string? _eventId;
    private DateTimeOffset? _eventTime;
    private string? _actionSource;
    private string? _eventSourceUrl;
    private string? _referrerUrl;
    private bool? _optOut;
    private LimitedDataUse _limitedDataUse = LimitedDataUse.NotSpecified;
    private string? _account;
    private RequestFields _requestFields = RequestFields.None;

    internal ConversionEventBuilder(string? eventName) => _eventName = eventName?.Trim() ?? string.Empty;

    /// <summary>Sets the event's id, the same that the pixel's copy carries. Without one, a random id is made.</summary>
    /// <param name="eventId">The id, such as the order number or one of <see cref="EventIds"/>, sent as it is.</param>
    /// <returns>This builder.</returns>
    /// <remarks>Meta's documentation: <i>Handling Duplicate Pixel and Conversions API Events</i>.</remarks>
    public ConversionEventBuilder WithEventId(string? eventId)
    {
        _eventId = string.IsNullOrEmpty(eventId) ? null : eventId;
        return this;
    }

    /// <summary>Sets when it happened. Without it, it happens when the event is built.</summary>
    /// <param name="eventTime">The time; parts of a second are cut off.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder WithEventTime(DateTimeOffset eventTime)
    {
        _eventTime = eventTime;
        return this;
    }

    /// <summary>It took place on the web site.</summary>
    /// <param name="eventSourceUrl">The absolute URL of the page.</param>
    /// <param name="userAgent">The browser's user agent.</param>
    /// <param name="clientIp">The browser's IP address; <see langword="null"/> when it is not known.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder FromWebsite(string? eventSourceUrl, string? userAgent, string? clientIp = null)
    {
        _eventSourceUrl = Blank(eventSourceUrl);
        _user.SetPlain(UserDataFields.ClientUserAgent, userAgent);
        _user.SetPlain(UserDataFields.ClientIpAddress, clientIp);
        return From(ActionSources.Website);
    }

    /// <summary>Sets where it took place to any value.</summary>
    /// <param name="actionSource">One of <see cref="ActionSources"/>, or a newer one.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder From(string? actionSource)
    {
        _actionSource = Blank(actionSource);
        return this;
    }

    /// <summary>Sets the URL that led to the page.</summary>
    /// <param name="referrerUrl">The referrer as the page saw it.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder WithReferrer(string? referrerUrl)
    {
        _referrerUrl = Blank(referrerUrl);
        return this;
    }

    /// <summary>Says who it is about.</summary>
    /// <param name="user">Adds what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    public ConversionEventBuilder WithUser(Action<UserDataBuilder> user)
    {
        ArgumentNullException.ThrowIfNull(user);
        user(new UserDataBuilder(_user));
        return this;
    }

    /// <summary>Says what it is about.</summary>
    /// <param name="customData">Sets what is known.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no action.</exception>
    public ConversionEventBuilder WithCustomData(Action<CustomDataBuilder> customData)
    {
        ArgumentNullException.ThrowIfNull(customData);
        customData(new CustomDataBuilder(_custom));
        return this;
    }

    /// <summary>Uses the event for attribution only, not to optimise the delivery of ads. Not a signal of consent.</summary>
    /// <param name="optOut">Whether it is opted out; default <see langword="true"/>.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder WithOptOut(bool optOut = true)
    {
        _optOut = optOut;
        return this;
    }

    /// <summary>Sets Limited Data Use.</summary>
    /// <param name="limitedDataUse">One of the legal combinations.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There is no value; to say nothing, use <see cref="LimitedDataUse.NotSpecified"/>.</exception>
    /// <remarks>Meta's documentation: <i>Data Processing Options for US Users</i>.</remarks>
    public ConversionEventBuilder WithLimitedDataUse(LimitedDataUse limitedDataUse)
    {
        ArgumentNullException.ThrowIfNull(limitedDataUse);
        _limitedDataUse = limitedDataUse;
        return this;
    }

    /// <summary>Names the account whose data sources it goes to. Needed where the gateway serves several accounts.</summary>
    /// <param name="account">The account of the data sources.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder ForAccount(string? account)
    {
        _account = Blank(account);
        return this;
    }

    /// <summary>Shows this event in Events Manager's Test Events view. It stays a real event.</summary>
    /// <param name="testEventCode">The code of that view, such as <c>TEST12345</c>.</param>
    /// <returns>This builder.</returns>
    public ConversionEventBuilder WithTestEventCode(string? testEventCode) =>
        WithRequestFields(_requestFields with { TestEventCode = Blank(testEventCode) });

    /// <summary>Sets what travels beside the event in its request.</summary>
    /// <param name="requestFields">The fields.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">There are no fields.</exception>
    public ConversionEventBuilder WithRequestFields(RequestFields requestFields)
    {
        ArgumentNullException.ThrowIfNull(requestFields);
        _requestFields = requestFields;
        return this;
    }

    /// <summary>
    /// Builds the event: normalises and hashes all identifiers in one pass, takes personal data out of URLs and free text, and forgets the
    /// plain identifiers. Never throws for bad data: what is unusable is left out and reported in
    /// <see cref="ConversionEvent.Diagnostics"/>. Building again gives an equal event.
    /// </summary>
    /// <param name="defaults">What is taken for granted; default <see cref="EventDefaults.None"/>.</param>
    /// <returns>The event.</returns>
    public ConversionEvent Build(EventDefaults? defaults = null)
    {
        defaults ??= EventDefaults.None;
        bool generated = _eventId is null;
        _eventTime ??= defaults.TimeProvider.GetUtcNow();

        var diagnostics = new DiagnosticBag();
        if (defaults.RemovePersonalDataFromText)
        {
            _eventSourceUrl = TextCheck.Url(_eventSourceUrl, "event_source_url", diagnostics);
            _referrerUrl = TextCheck.Url(_referrerUrl, "referrer_url", diagnostics);
            TextCheck.CustomData(_custom, diagnostics);
        }

        ContentCheck.Clean(_custom, diagnostics);
        UserData user = _user.Build(defaults, diagnostics);
        JsonFields custom = _custom.ToFields();
        return new ConversionEvent
        {
            EventName = _eventName,
            EventId = _eventId ??= EventIds.New(),
            EventTime = DateTimeOffset.FromUnixTimeSeconds(_eventTime.Value.ToUnixTimeSeconds()),
            ActionSource = _actionSource,
            EventSourceUrl = _eventSourceUrl,
            ReferrerUrl = _referrerUrl,
            OptOut = _optOut,
            LimitedDataUse = _limitedDataUse,
            UserData = user,
            CustomData = custom.Count == 0 ? CustomData.Empty : new CustomData(custom),
            Account = _account,
            RequestFields = _requestFields,
            HasGeneratedEventId = generated,
            Diagnostics = diagnostics.ToList(),
        };
    }

    /// <summary>The name of the event; never a value.</summary>
    /// <returns>For example <c>Purchase</c>.</returns>
    public override string ToString() => _eventName;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
