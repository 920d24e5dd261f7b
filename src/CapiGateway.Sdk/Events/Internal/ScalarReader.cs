using System.Globalization;
using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Reads single values, also where a number stands for a text or the reverse; says so, and when a value cannot be read. Holds no state of
/// its own.
/// </summary>
internal readonly struct ScalarReader(DiagnosticBag diagnostics)
{
    private const NumberStyles Written = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    public string? Text(JsonElement? element, string field) => element is { } value ? Text(value, field, isNumberUsual: false) : null;

    public string? Text(JsonElement value, string field, bool isNumberUsual)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when JsonText.TryRead(value) is { } text:
                return text;
            case JsonValueKind.Number:
                Correct(field, isNumberUsual);
                return value.GetRawText();
            case JsonValueKind.True or JsonValueKind.False:
                Correct(field, isUsual: false);
                return value.ValueKind == JsonValueKind.True ? "true" : "false";
            case JsonValueKind.Null:
                return null;
            default:
                diagnostics.Add(EventRules.JsonValueUnusable, field);
                return null;
        }
    }

    public decimal? Number(JsonElement value, string field)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number))
        {
            return number;
        }

        if (value.ValueKind == JsonValueKind.String
            && decimal.TryParse(JsonText.TryRead(value), Written, CultureInfo.InvariantCulture, out number))
        {
            Correct(field, isUsual: false);
            return number;
        }

        return null;
    }

    public decimal? Integer(JsonElement value, string field) =>
        Number(value, field) is { } number && number == Math.Truncate(number) ? number : null;

    public bool? Boolean(JsonElement value, string field)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return value.ValueKind == JsonValueKind.True;
            case JsonValueKind.Number when value.TryGetDecimal(out decimal number) && number is 0 or 1:
                Correct(field, isUsual: false);
                return value.GetDecimal() == 1;
            case JsonValueKind.String when JsonText.TryRead(value) is { } text && (Is(text, "true", "1") || Is(text, "false", "0")):
                Correct(field, isUsual: false);
                return Is(text, "true", "1");
            default:
                diagnostics.Add(EventRules.JsonValueUnusable, field);
                return null;
        }
    }

    private static bool Is(string text, string word, string digit) =>
        text.Equals(word, StringComparison.OrdinalIgnoreCase) || string.Equals(text, digit, StringComparison.Ordinal);

    private void Correct(string field, bool isUsual)
    {
        if (!isUsual)
        {
            diagnostics.Add(EventRules.JsonTypeCorrected, field);
        }
    }
}
