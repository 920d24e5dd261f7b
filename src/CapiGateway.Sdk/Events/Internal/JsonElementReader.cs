using System.Runtime.InteropServices;
using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Brings JSON of any kind into the form that builders use too, so that both are equal.</summary>
internal static class JsonElementReader
{
    /// <summary>Deeper JSON could not be read back once it stands inside an event.</summary>
    public const int DeepestNesting = 32;

    private const int DigitsOfDecimal = 28;
    private const int LongestDecimal = 32;

    public static JsonValue Read(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.String when JsonText.TryRead(element) is { } text => JsonValue.From(text),
        JsonValueKind.True => JsonValue.From(true),
        JsonValueKind.False => JsonValue.From(false),
        JsonValueKind.Number when element.TryGetDecimal(out decimal number) && IsWhole(number, element) => JsonValue.From(number),
        JsonValueKind.Array when Strings(element) is { } texts => JsonValue.From(texts),
        JsonValueKind.Object when depth < DeepestNesting && Fields(element, depth) is { } fields => JsonValue.From(fields),
        JsonValueKind.Undefined => throw new ArgumentException("The element holds no JSON.", nameof(element)),
        _ => JsonValue.FromElement(element.Clone()),
    };

    // What a decimal would round, to nothing even, stays as it was written.
    private static bool IsWhole(decimal number, JsonElement element)
    {
        ReadOnlySpan<byte> written = JsonMarshal.GetRawUtf8Value(element);
        if (written.Length <= DigitsOfDecimal)
        {
            return number != 0 || element.GetDouble() == 0;
        }

        Span<byte> exact = stackalloc byte[LongestDecimal];
        return written.SequenceEqual(exact[..DecimalText.Write(number, exact)]);
    }

    private static string[]? Strings(JsonElement array)
    {
        var texts = new string[array.GetArrayLength()];
        int count = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || JsonText.TryRead(item) is not { } text)
            {
                return null;
            }

            texts[count++] = text;
        }

        return texts;
    }

    private static JsonFields? Fields(JsonElement element, int depth)
    {
        var draft = new JsonDraft();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            // What is not one value a name is looked through, and said, when the event is built.
            if (JsonText.TryReadName(property) is not { } name || !draft.TryAdd(name, Read(property.Value, depth + 1)))
            {
                return null;
            }
        }

        return draft.ToFields();
    }
}
