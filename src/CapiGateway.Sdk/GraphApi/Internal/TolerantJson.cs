using System.Globalization;
using System.Text.Json;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Reads members whose JSON type is not what it was documented to be: numbers as strings, texts as objects, flags as numbers.
/// A member that cannot be understood is one that is not there.
/// </summary>
internal static class TolerantJson
{
    // The cost of a document grows with its size times its depth, so both are capped.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    public static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Text(this JsonElement? element)
    {
        if (element is not { } value)
        {
            return null;
        }

        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                JsonValueKind.String => value.GetString(),
                _ => value.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate written as an escape.
            return null;
        }
    }

    public static double? Number(this JsonElement? element)
    {
        if (element?.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            return null;
        }

        return double.TryParse(element.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
    }

    public static int? Integer(this JsonElement? element) =>
        element.Number() is { } number && number == Math.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    public static bool? Flag(this JsonElement? element) => element?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(element.Text(), out var flag) => flag,
        _ => element.Number() switch
        {
            null => null,
            0 => false,
            _ => true,
        },
    };
}
