using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads user data: what must be hashed is hashed, what is not known is left out, for it could be anything.</summary>
internal static class UserDataReader
{
    public static void Read(JsonElement element, UserDataDraft draft, EventDefaults defaults, DiagnosticBag diagnostics)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            diagnostics.Add(EventRules.JsonValueUnusable, UserDataFields.Section);
            return;
        }

        OrderedDictionary<string, JsonElement> members =
            JsonMembers.Read(element, UserDataFields.Section, UserDataFields.IsStandard, diagnostics);
        foreach ((string name, JsonElement value) in members)
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                ReadField(name, value, draft, defaults, diagnostics);
            }
        }
    }

    private static void ReadField(string name, JsonElement value, UserDataDraft draft, EventDefaults defaults, DiagnosticBag diagnostics)
    {
        string field = name;
        if (UserDataFields.Canonical(name) is { } canonical)
        {
            field = canonical;
            diagnostics.Add(EventRules.UserDataAlias, new FieldPath(UserDataFields.Section, canonical).ToString());
        }

        UserDataForm further = UserDataForm.AsIs;
        if (!UserDataFields.IsStandard(field) && !defaults.FurtherUserDataFields.TryGetValue(field, out further))
        {
            // The name may be personal data by itself; it is not repeated.
            diagnostics.Add(EventRules.UserDataFieldUnknown, UserDataFields.Section);
            return;
        }

        bool isHashed = UserDataFields.TryGetHashed(field, out _, out _) || further == UserDataForm.Hashed;
        string path = new FieldPath(UserDataFields.Section, field).ToString();
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                ReadValue(field, item, isHashed, path, draft, diagnostics);
            }
        }
        else
        {
            ReadValue(field, value, isHashed, path, draft, diagnostics);
        }
    }

    private static void ReadValue(
        string field, JsonElement value, bool isHashed, string path, UserDataDraft draft, DiagnosticBag diagnostics)
    {
        bool isNumberUsual = field is UserDataFields.LeadId or UserDataFields.FacebookLoginId;
        string? text = new ScalarReader(diagnostics).Text(value, path, isNumberUsual);
        if (isHashed)
        {
            draft.AddPlain(field, text);
        }
        else
        {
            draft.SetText(field, text);
        }
    }
}
