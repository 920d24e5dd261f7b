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

        foreach ((string name, JsonElement value) in JsonMembers.Read(element, table.Path, table.IsStandard, diagnostics))
        {
            if (value.ValueKind != JsonValueKind.Null)
            {
                ReadField(name, value, draft, table, diagnostics);
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
            case FieldKind.Money:
                return NumberReader.Money(value, field, diagnostics);
            case FieldKind.Number:
                return NumberReader.Number(value, field, diagnostics);
            case FieldKind.Integer:
                return NumberReader.Integer(value, field, diagnostics);
            case FieldKind.Time:
                return NumberReader.Time(value, field, diagnostics);
            case FieldKind.Flag:
                return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal flag) && flag is 0 or 1
                    ? JsonValue.From(flag)
                    : scalars.Boolean(value, field) is { } on ? JsonValue.From(on ? 1m : 0m) : null;
            case FieldKind.Boolean:
                return scalars.Boolean(value, field) is { } boolean ? JsonValue.From(boolean) : null;
            case FieldKind.Texts or FieldKind.Items:
                return Texts(value, field, keepPlaces: kind == FieldKind.Items, diagnostics);
            case FieldKind.Contents:
                return ContentReader.Read(value, field, diagnostics);
            default:
                return Text(scalars.Text(value, field, isNumberUsual: false), inCapitals: kind == FieldKind.Capitals);
        }
    }

    private static JsonValue? Text(string? text, bool inCapitals) =>
        string.IsNullOrWhiteSpace(text) ? null : JsonValue.From(inCapitals ? text.Trim().ToUpperInvariant() : text);

    // Ids are texts or numbers, in Meta's own examples too.
    private static JsonValue? Texts(JsonElement value, string field, bool keepPlaces, DiagnosticBag diagnostics)
    {
        var texts = new List<string>();
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                Add(texts, item, field, keepPlaces, diagnostics);
            }
        }
        else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            diagnostics.Add(EventRules.JsonTypeCorrected, field);
            Add(texts, value, field, keepPlaces, diagnostics);
        }
        else
        {
            diagnostics.Add(EventRules.JsonValueUnusable, field);
            return null;
        }

        return texts.Count == 0 && !keepPlaces ? null : JsonValue.From([.. texts]);
    }

    private static void Add(List<string> texts, JsonElement item, string field, bool keepPlaces, DiagnosticBag diagnostics)
    {
        string? text = new ScalarReader(diagnostics).Text(item, field, isNumberUsual: true);
        if (keepPlaces || !string.IsNullOrWhiteSpace(text))
        {
            texts.Add(text ?? string.Empty);
        }
    }
}
