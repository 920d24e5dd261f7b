using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// An event while it is being built. One is kept for each thread, empty: its owner takes it, and gives it back without keeping it. Not
/// thread-safe.
/// </summary>
internal sealed class EventDraft
{
    [ThreadStatic]
    private static EventDraft? Spare;

    private readonly int _owner = Environment.CurrentManagedThreadId;
    private EventExtras? _extras;
    private bool _generatedId;
    private bool _isShared;

    public bool IsOfThisThread => Environment.CurrentManagedThreadId == _owner;

    [AllowNull]
    public string EventName
    {
        get;
        set => field = JsonText.Repair(value?.Trim() ?? string.Empty);
    } = string.Empty;

    public string? EventId { get; set; }

    public DateTimeOffset? EventTime { get; set; }

    public string? ActionSource { get; set; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? EventSourceUrl { get; set; }

    /// <summary>What few events say.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public EventExtras Extras => _extras ??= new();

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

    /// <summary>What was found so far.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>An empty draft.</summary>
    public static EventDraft Take(string? eventName)
    {
        EventDraft draft = Spare ?? new EventDraft();
        Spare = null;
        draft.EventName = eventName;
        return draft;
    }

    /// <summary>A draft of what was built before: its identifiers are digests by now.</summary>
    public static EventDraft Take(ConversionEvent built)
    {
        EventDraft draft = Take(built.EventName);
        (draft.EventId, draft._generatedId) = (built.EventId, built.HasGeneratedEventId);
        (draft.EventTime, draft.ActionSource, draft.EventSourceUrl) = (built.EventTime, built.ActionSource, built.EventSourceUrl);
        draft._extras = ReferenceEquals(built.Extras, EventExtras.None) ? null : built.Extras with { };
        draft.User.Add(built.UserData);
        draft.Custom.Set(built.CustomData.Fields);
        draft.App = Draft(built.AppData.Fields);
        draft.Original = Draft(built.OriginalEvent.Fields);
        draft.Attribution = Draft(built.Attribution.Fields);
        draft.Further = Draft(built.Further);
        draft.Diagnostics.AddRange(built.Diagnostics);
        return draft;
    }

    /// <summary>Another thread than its own is about to use it; a full fence.</summary>
    public void Share() => Interlocked.Exchange(ref _isShared, true);

    /// <summary>
    /// Forgets the event, so that the draft may serve another one from now on, unless another thread may still hold it. To be called when
    /// nobody can come by it any more.
    /// </summary>
    public void GiveBackUnlessShared()
    {
        Interlocked.MemoryBarrier();
        if (_isShared)
        {
            return;
        }

        (EventName, EventId, EventTime, ActionSource, EventSourceUrl) = (null, null, null, null, null);
        (_extras, _generatedId) = (null, false);
        (App, Original, Attribution, Further) = (null, null, null, null);
        User.Clear();
        Custom.Clear();
        Diagnostics.Clear();
        Spare = this;
    }

    public ConversionEvent Build(EventDefaults defaults)
    {
        if (EventId is null)
        {
            EventId = EventIds.New();
            _generatedId = true;
        }

        if (ActionSource == ActionSources.BusinessMessaging)
        {
            LeaveOutWhatMessagingForbids();
        }

        CleanTexts(defaults.RemovePersonalDataFromText);
        ContentCheck.Clean(Custom, Diagnostics);
        UserData user = User.Build(defaults, Diagnostics);
        JsonFields custom = Custom.ToFields();
        FillExtras();
        return new ConversionEvent(_extras)
        {
            EventName = EventName,
            EventId = EventId,
            EventTime = EventTime ?? defaults.TimeProvider.GetUtcNow(),
            ActionSource = ActionSource,
            EventSourceUrl = EventSourceUrl,
            UserData = user,
            CustomData = custom.Count == 0 ? CustomData.Empty : new CustomData(custom),
            HasGeneratedEventId = _generatedId,
            Diagnostics = Diagnostics.ToList(),
        };
    }

    /// <summary>The name of the event; never a value.</summary>
    public override string ToString() => EventName;

    private static JsonDraft? Draft(JsonFields fields)
    {
        if (fields.Count == 0)
        {
            return null;
        }

        var draft = new JsonDraft();
        draft.Set(fields);
        return draft;
    }

    private void FillExtras()
    {
        Extend(App, static (extras, fields) => extras.AppData = fields.Count == 0 ? AppData.Empty : new AppData(fields));
        Extend(Original, static (extras, fields) => extras.OriginalEvent = fields.Count == 0 ? OriginalEventData.Empty : new OriginalEventData(fields));
        Extend(Attribution, static (extras, fields) => extras.Attribution = fields.Count == 0 ? AttributionData.Empty : new AttributionData(fields));
        Extend(Further, static (extras, fields) => extras.Further = fields);
    }

    private void Extend(JsonDraft? draft, Action<EventExtras, JsonFields> set)
    {
        if (draft is not null)
        {
            set(Extras, draft.ToFields());
        }
    }

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
        ActionSource = Clean(ActionSource, EventFields.ActionSource, removePersonalData: false);
        if (_extras is { } extras)
        {
            extras.ReferrerUrl = Clean(extras.ReferrerUrl, EventFields.ReferrerUrl, removePersonalData);
            extras.MessagingChannel = Clean(extras.MessagingChannel, EventFields.MessagingChannel, removePersonalData: false);
            extras.CustomerSegmentation = Clean(extras.CustomerSegmentation, EventFields.CustomerSegmentation, removePersonalData: false);
            extras.AdvancedMeasurementTable =
                Clean(extras.AdvancedMeasurementTable, EventFields.AdvancedMeasurementTable, removePersonalData: false);
        }

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
