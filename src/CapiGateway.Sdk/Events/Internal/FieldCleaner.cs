namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Makes every value of a section one that JSON can carry, and takes personal data out of those that people write. Runs again over its
/// own result without changing it.
/// </summary>
internal static class FieldCleaner
{
    public static void Clean(JsonDraft draft, FieldTable table, bool removePersonalData, DiagnosticBag diagnostics)
    {
        draft.Change(
            (table, removePersonalData, diagnostics),
            static (name, value, state) =>
            {
                FieldKind kind = state.table.KindOf(name);
                TextScrutiny scrutiny = state.removePersonalData ? ScrutinyOf(kind) : TextScrutiny.None;
                var path = new FieldPath(state.table.Path, name);
                return kind == FieldKind.Open && !TextPrivacy.IsFree(name, scrutiny, path, state.diagnostics) ? null
                    : value.IsNumber ? value
                    : Clean(value, depth: 0, scrutiny, path, state.diagnostics);
            });
    }

    /// <summary>
    /// A text that JSON can carry, without personal data if that is asked for; <see langword="null"/> when nothing is left.
    /// </summary>
    public static string? Clean(string text, bool removePersonalData, FieldPath path, DiagnosticBag diagnostics) =>
        Clean(text, removePersonalData ? TextScrutiny.FreeText : TextScrutiny.None, path, diagnostics);

    // People write into some fields, so that personal data may stand in them.
    private static TextScrutiny ScrutinyOf(FieldKind kind) => kind switch
    {
        FieldKind.Open or FieldKind.FreeText or FieldKind.Contents or FieldKind.Any => TextScrutiny.FreeText,
        FieldKind.Reference => TextScrutiny.Reference,
        _ => TextScrutiny.None,
    };

    private static string? Clean(string text, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        string clean = JsonText.Repair(text);
        if (!ReferenceEquals(clean, text))
        {
            diagnostics.Add(EventRules.TextRepaired, path.ToString());
        }

        string safe = TextPrivacy.Remove(clean, scrutiny, path, diagnostics);
        return ReferenceEquals(safe, clean) || !string.IsNullOrWhiteSpace(safe) ? safe : null;
    }

    private static JsonValue? Clean(in JsonValue value, int depth, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        if (value.Text is { } text)
        {
            string? clean = Clean(text, scrutiny, path, diagnostics);
            return ReferenceEquals(clean, text) ? value : clean is null ? null : JsonValue.From(clean);
        }

        if (value.Texts is { } texts)
        {
            return Clean(texts, value, scrutiny, path, diagnostics);
        }

        if (value.Contents is { } contents)
        {
            return Clean(contents, value, scrutiny, path, diagnostics);
        }

        if (value.Fields is { } fields)
        {
            return Clean(fields, depth, scrutiny, path, diagnostics);
        }

        return value.Element is { } element ? ElementCleaner.Clean(element, depth, scrutiny, path, diagnostics) : value;
    }

    // An item of a list keeps its place, for that may mean something, as in extinfo.
    private static JsonValue Clean(
        string[] texts, in JsonValue value, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        string[]? cleaned = null;
        for (int index = 0; index < texts.Length; index++)
        {
            string clean = Clean(texts[index], scrutiny, path, diagnostics) ?? string.Empty;
            if (!ReferenceEquals(clean, texts[index]))
            {
                cleaned ??= [.. texts];
                cleaned[index] = clean;
            }
        }

        return cleaned is null ? value : JsonValue.From(cleaned);
    }

    private static JsonValue Clean(
        Content[] contents, in JsonValue value, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        Content[]? cleaned = null;
        for (int index = 0; index < contents.Length; index++)
        {
            Content clean = ContentCleaner.Clean(contents[index], scrutiny != TextScrutiny.None, path, diagnostics);
            if (!ReferenceEquals(clean, contents[index]))
            {
                cleaned ??= [.. contents];
                cleaned[index] = clean;
            }
        }

        return cleaned is null ? value : JsonValue.From(cleaned);
    }

    private static JsonValue? Clean(JsonFields fields, int depth, TextScrutiny scrutiny, FieldPath path, DiagnosticBag diagnostics)
    {
        var kept = new JsonDraft();
        foreach (ref readonly KeyValuePair<string, JsonValue> field in fields.All)
        {
            if (!JsonText.IsWellFormed(field.Key))
            {
                diagnostics.Add(EventRules.JsonValueUnusable, path.ToString());
            }
            else if (TextPrivacy.IsFree(field.Key, scrutiny, path, diagnostics)
                && Clean(field.Value, depth + 1, scrutiny, path, diagnostics) is { } clean)
            {
                kept.Set(field.Key, clean);
            }
        }

        return JsonValue.From(kept.ToFields());
    }
}
