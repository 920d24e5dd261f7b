using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads one event by the same builder state that hosts fill, so that both end in the same event.</summary>
internal static class EventReader
{
    /// <summary>The event, or <see langword="null"/> with at least one error among the diagnostics.</summary>
    public static ConversionEvent? Read(JsonElement element, RequestFields requestFields, EventDefaults defaults, DiagnosticBag diagnostics)
    {
        if (element.ValueKind != JsonValueKind.Object || IsRequest(element))
        {
            diagnostics.Add(EventRules.JsonNotAnEvent, string.Empty);
            return null;
        }

        var scalars = new ScalarReader(diagnostics);
        string? name = scalars.Text(JsonSource.Last(element, EventFields.EventName), EventFields.EventName);
        var draft = new EventDraft { EventName = name };
        if (!ReferenceEquals(requestFields, RequestFields.None))
        {
            draft.Extras.RequestFields = requestFields;
        }

        if (JsonText.IsBlank(draft.EventName))
        {
            diagnostics.Add(EventRules.EventNameMissing, EventFields.EventName);
        }

        EventTimeReader.Read(JsonSource.Last(element, EventFields.EventTime), draft, diagnostics);
        ReadId(JsonSource.Last(element, EventFields.EventId), draft, scalars, diagnostics);
        LimitedDataUseReader.Read(element, draft, scalars, diagnostics);
        if (diagnostics.HasError)
        {
            return null;
        }

        ReadMembers(element, draft, scalars, defaults, diagnostics);
        draft.Diagnostics.AddRange(diagnostics.ToList());
        return draft.Build(defaults);
    }

    private static bool IsRequest(JsonElement element) =>
        JsonSource.Last(element, EventFields.EventName) is null && JsonSource.Last(element, RequestFieldNames.Data) is { ValueKind: JsonValueKind.Array };

    // An id that is not the one that was sent would deduplicate against the wrong event, or none.
    private static void ReadId(JsonElement? element, EventDraft draft, ScalarReader scalars, DiagnosticBag diagnostics)
    {
        if (element is { ValueKind: not JsonValueKind.Null } value)
        {
            draft.EventId = scalars.Text(value, EventFields.EventId);
            if (JsonText.IsBlank(draft.EventId))
            {
                diagnostics.Add(EventRules.EventIdInvalid, EventFields.EventId);
            }
        }
    }

    private static void ReadMembers(
        JsonElement element, EventDraft draft, ScalarReader scalars, EventDefaults defaults, DiagnosticBag diagnostics)
    {
        foreach ((string name, JsonElement value) in JsonMembers.Read(element, string.Empty, EventFields.Table.IsStandard, diagnostics))
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                ReadMember(name, value, draft, scalars, defaults, diagnostics);
            }
        }
    }

    private static void ReadMember(
        string name, JsonElement value, EventDraft draft, ScalarReader scalars, EventDefaults defaults, DiagnosticBag diagnostics)
    {
        switch (name)
        {
            case EventFields.EventName or EventFields.EventTime or EventFields.EventId:
            case EventFields.DataProcessingOptions or EventFields.DataProcessingOptionsCountry or EventFields.DataProcessingOptionsState:
                break;
            case EventFields.ActionSource:
                draft.ActionSource = EventDraft.Blank(scalars.Text(value, name));
                break;
            case EventFields.MessagingChannel:
                draft.Extras.MessagingChannel = EventDraft.Blank(scalars.Text(value, name));
                break;
            case EventFields.EventSourceUrl:
                draft.EventSourceUrl = EventDraft.Blank(scalars.Text(value, name));
                break;
            case EventFields.ReferrerUrl:
                draft.Extras.ReferrerUrl = EventDraft.Blank(scalars.Text(value, name));
                break;
            case EventFields.CustomerSegmentation:
                draft.Extras.CustomerSegmentation = EventDraft.Blank(scalars.Text(value, name));
                break;
            case EventFields.AdvancedMeasurementTable:
                draft.Extras.AdvancedMeasurementTable = EventDraft.Blank(scalars.Text(value, name));
                break;
            case EventFields.OptOut:
                draft.Extras.OptOut = scalars.Boolean(value, name);
                break;
            case EventFields.UserData:
                UserDataReader.Read(value, draft.User, defaults, diagnostics);
                break;
            case EventFields.CustomData:
                SectionReader.Read(value, draft.Custom, CustomDataFields.Table, diagnostics);
                break;
            case EventFields.AppData:
                SectionReader.Read(value, draft.App ??= new(), AppDataFields.Table, diagnostics);
                break;
            case "extinfo":
                SectionReader.ReadField(AppDataFields.ExtInfo, value, draft.App ??= new(), AppDataFields.Table, diagnostics);
                break;
            case EventFields.OriginalEventData:
                SectionReader.Read(value, draft.Original ??= new(), OriginalEventFields.Table, diagnostics);
                break;
            case EventFields.AttributionData:
                SectionReader.Read(value, draft.Attribution ??= new(), AttributionDataFields.Table, diagnostics);
                break;
            default:
                (draft.Further ??= new()).Set(name, JsonValue.From(value));
                break;
        }
    }
}
