using System.Diagnostics;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>An event while it is being built. Not thread-safe.</summary>
internal sealed class EventDraft(string? eventName)
{
    private bool _generatedId;

    public string EventName { get; } = JsonText.Repair(eventName?.Trim() ?? string.Empty);

    public string? EventId { get; set; }

    public DateTimeOffset? EventTime { get; set; }

    public string? ActionSource { get; set; }

    public string? MessagingChannel { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? EventSourceUrl { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ReferrerUrl { get; set; }

    public bool? OptOut { get; set; }

    public LimitedDataUse LimitedDataUse { get; set; } = LimitedDataUse.NotSpecified;

    public string? CustomerSegmentation { get; set; }

    public string? AdvancedMeasurementTable { get; set; }

    public string? Account { get; set; }

    public RequestFields RequestFields { get; set; } = RequestFields.None;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public ConsentSignals Consent { get; set; } = ConsentSignals.None;

    public string? SecPurpose { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public UserDataDraft User { get; } = new();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonDraft Custom { get; } = new();

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonDraft? App { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonDraft? Original { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonDraft? Attribution { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public JsonDraft? Further { get; set; }

    /// <summary>What was found so far; kept from one build to the next, since plain identifiers are not.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public ConversionEvent Build(EventDefaults defaults)
    {
        if (EventId is null)
        {
            EventId = EventIds.New();
            _generatedId = true;
        }

        DateTimeOffset time = EventTime ??= defaults.TimeProvider.GetUtcNow();
        if (ActionSource == ActionSources.BusinessMessaging)
        {
            LeaveOutWhatMessagingForbids();
        }

        CleanTexts(defaults.RemovePersonalDataFromText);
        ContentCheck.Clean(Custom, Diagnostics);
        UserData user = User.Build(defaults, Diagnostics);
        JsonFields custom = Custom.ToFields();
        JsonFields app = Fields(App);
        JsonFields original = Fields(Original);
        JsonFields attribution = Fields(Attribution);
        return new ConversionEvent
        {
            EventName = EventName,
            EventId = EventId,
            EventTime = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()),
            ActionSource = ActionSource,
            MessagingChannel = MessagingChannel,
            EventSourceUrl = EventSourceUrl,
            ReferrerUrl = ReferrerUrl,
            OptOut = OptOut,
            LimitedDataUse = LimitedDataUse,
            CustomerSegmentation = CustomerSegmentation,
            AdvancedMeasurementTable = AdvancedMeasurementTable,
            UserData = user,
            CustomData = custom.Count == 0 ? CustomData.Empty : new CustomData(custom),
            AppData = app.Count == 0 ? AppData.Empty : new AppData(app),
            OriginalEvent = original.Count == 0 ? OriginalEventData.Empty : new OriginalEventData(original),
            Attribution = attribution.Count == 0 ? AttributionData.Empty : new AttributionData(attribution),
            Further = Fields(Further),
            Account = Account,
            RequestFields = RequestFields,
            Consent = Consent,
            SecPurpose = SecPurpose,
            HasGeneratedEventId = _generatedId,
            Diagnostics = Diagnostics.ToList(),
        };
    }

    /// <summary>The name of the event; never a value.</summary>
    public override string ToString() => EventName;

    private static JsonFields Fields(JsonDraft? draft) => draft?.ToFields() ?? JsonFields.Empty;

    // One such field and Meta rejects the request; the event is as good without it.
    private void LeaveOutWhatMessagingForbids()
    {
        if (EventSourceUrl is not null)
        {
            EventSourceUrl = null;
            Diagnostics.Add(EventRules.MessagingFieldLeftOut, EventFields.EventSourceUrl);
        }

        if (User.RemoveText(UserDataFields.ClientIpAddress))
        {
            Diagnostics.Add(EventRules.MessagingFieldLeftOut, "user_data.client_ip_address");
        }

        if (User.RemoveText(UserDataFields.ClientUserAgent))
        {
            Diagnostics.Add(EventRules.MessagingFieldLeftOut, "user_data.client_user_agent");
        }
    }

    private void CleanTexts(bool removePersonalData)
    {
        EventSourceUrl = Clean(EventSourceUrl, EventFields.EventSourceUrl, removePersonalData);
        ReferrerUrl = Clean(ReferrerUrl, EventFields.ReferrerUrl, removePersonalData);
        ActionSource = Clean(ActionSource, EventFields.ActionSource, removePersonalData: false);
        MessagingChannel = Clean(MessagingChannel, EventFields.MessagingChannel, removePersonalData: false);
        CustomerSegmentation = Clean(CustomerSegmentation, EventFields.CustomerSegmentation, removePersonalData: false);
        AdvancedMeasurementTable = Clean(AdvancedMeasurementTable, EventFields.AdvancedMeasurementTable, removePersonalData: false);
        FieldCleaner.Clean(Custom, CustomDataFields.Table, removePersonalData, Diagnostics);
        Clean(App, AppDataFields.Table, removePersonalData);
        Clean(Original, OriginalEventFields.Table, removePersonalData);
        Clean(Attribution, AttributionDataFields.Table, removePersonalData);
        Clean(Further, EventFields.Table, removePersonalData);
    }

    private string? Clean(string? text, string field, bool removePersonalData) =>
        text is null ? null : FieldCleaner.Clean(text, removePersonalData, new FieldPath(string.Empty, field), Diagnostics)?.Trim();

    private void Clean(JsonDraft? draft, FieldTable table, bool removePersonalData)
    {
        if (draft is not null)
        {
            FieldCleaner.Clean(draft, table, removePersonalData, Diagnostics);
        }
    }
}
