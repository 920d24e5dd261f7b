using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Reads a section of an event by the table of its standard fields; keeps everything else as it is.</summary>
internal static class SectionReader
{
    public static void Read(JsonElement element, JsonDraft draft, FieldTable table, DiagnosticBag diagnostics)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            diagnostics.Add(EventRules.JsonValueUnusable, table.Path);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (JsonText.TryReadName(property) is not { } name)
            {
                diagnostics.Add(EventRules.JsonValueUnusable, table.Path);
                continue;
            }

            if (!seen.Add(name))
            {
                diagnostics.Add(EventRules.JsonDuplicateKey, table.IsStandard(name) ? new FieldPath(table.Path, name).ToString() : table.Path);
            }

            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                ReadField(name, property.Value, draft, table, diagnostics);
            }
        }
    }

    public static void ReadField(string name, JsonElement value, JsonDraft draft, FieldTable table, DiagnosticBag diagnostics)
    {
        FieldKind kind = table.KindOf(name);
        if (kind is FieldKind.Open or FieldKind.Any)
        {
            draft.Set(name, JsonValue.From(value));
        }
        else if (Read(kind, value, new FieldPath(table.Path, name).ToString(), diagnostics) is { } read)
        {
            draft.Set(name, read);
        }
    }

    private static JsonValue? Read(FieldKind kind, JsonElement value, string field, DiagnosticBag diagnostics)
    {
        var scalars = new ScalarReader(diagnostics);
        switch (kind)
        {
            case FieldKind.Number or FieldKind.Integer:
                return scalars.Number(value, field) is { } number ? JsonValue.From(number) : NotANumber(value, field, diagnostics);
            case FieldKind.Flag:
                return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal flag) && flag is 0 or 1
                    ? JsonValue.From(flag)
                    : scalars.Boolean(value, field) is { } on ? JsonValue.From(on ? 1m : 0m) : null;
            case FieldKind.Boolean:
                return scalars.Boolean(value, field) is { } boolean ? JsonValue.From(boolean) : null;
            case FieldKind.Texts:
                return Texts(value, field, scalars, diagnostics);
            case FieldKind.Contents:
                return ContentReader.Read(value, field, diagnostics);
            default:
                return scalars.Text(value, field, isNumberUsual: false) is { } text && !string.IsNullOrWhiteSpace(text) ? JsonValue.From(text) : null;
        }
    }

    // Kept, so that the rules of the door say what is wrong with it.
    private static JsonValue? NotANumber(JsonElement value, string field, DiagnosticBag diagnostics)
    {
        if (value.ValueKind == JsonValueKind.String && JsonText.TryRead(value) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return JsonValue.From(text);
        }

        diagnostics.Add(EventRules.JsonValueUnusable, field);
        return null;
    }

    // Ids are texts or numbers, in Meta's own examples too.
    private static JsonValue? Texts(JsonElement value, string field, ScalarReader scalars, DiagnosticBag diagnostics)
    {
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            diagnostics.Add(EventRules.JsonTypeCorrected, field);
            return scalars.Text(value, field, isNumberUsual: true) is { } single && !string.IsNullOrWhiteSpace(single) ? JsonValue.From([single]) : null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            diagnostics.Add(EventRules.JsonValueUnusable, field);
            return null;
        }

        var texts = new List<string>(value.GetArrayLength());
        foreach (JsonElement item in value.EnumerateArray())
        {
            // Places count, as in extinfo.
            texts.Add(item.ValueKind == JsonValueKind.Null ? string.Empty : scalars.Text(item, field, isNumberUsual: true) ?? string.Empty);
        }

        return JsonValue.From([.. texts]);
    }
}
