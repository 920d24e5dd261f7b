using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// One JSON value as one reference, for most values are texts: numbers are boxed, lists of text and of contents are arrays, and anything
/// else is the element it was read from. A value read from JSON equals the same value set by a builder.
/// </summary>
internal readonly struct JsonValue : IEquatable<JsonValue>
{
    private static readonly object TrueMark = new();
    private static readonly object FalseMark = new();

    private readonly object _value;

    private JsonValue(object value) => _value = value;

    public string? Text => _value as string;

    public bool IsNumber => _value is decimal;

    public decimal? Number => _value is decimal number ? number : null;

    public bool? Boolean => ReferenceEquals(_value, TrueMark) ? true : ReferenceEquals(_value, FalseMark) ? false : null;

    public Content[]? Contents => _value as Content[];

    public string[]? Texts => _value as string[];

    public JsonFields? Fields => _value as JsonFields;

    public JsonElement? Element => _value is JsonElement element ? element : null;

    public static JsonValue From(string text) => new(text);

    public static JsonValue From(decimal number) => new(number);

    public static JsonValue From(bool value) => new(value ? TrueMark : FalseMark);

    public static JsonValue From(string[] texts) => new(texts);

    public static JsonValue From(Content[] contents) => new(contents);

    public static JsonValue From(JsonFields fields) => new(fields);

    public static JsonValue From(JsonElement element) => JsonElementReader.Read(element, depth: 0);

    /// <summary>Anything that no other form holds; the element must live as long as the value.</summary>
    public static JsonValue FromElement(JsonElement element) => new(element);

    public void WriteTo(JsonBuffer json)
    {
        switch (_value)
        {
            case string text:
                json.Value(text);
                break;
            case decimal number:
                json.Value(number);
                break;
            case string[] texts:
                WriteTexts(json, texts);
                break;
            case Content[] contents:
                WriteContents(json, contents);
                break;
            case JsonFields fields:
                json.StartObject();
                fields.WriteMembersTo(json);
                json.EndObject();
                break;
            case JsonElement element:
                json.Value(element);
                break;
            default:
                json.Value(ReferenceEquals(_value, TrueMark));
                break;
        }
    }

    /// <summary>Whether both hold the very same object.</summary>
    public bool IsSameAs(in JsonValue other) => ReferenceEquals(_value, other._value);

    public bool Equals(JsonValue other) => (_value, other._value) switch
    {
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (decimal a, decimal b) => a == b,
        (string[] a, string[] b) => a.AsSpan().SequenceEqual(b),
        (Content[] a, Content[] b) => a.AsSpan().SequenceEqual(b),
        (JsonFields a, JsonFields b) => a.Equals(b),
        (JsonElement a, JsonElement b) => JsonElement.DeepEquals(a, b),
        _ => ReferenceEquals(_value, other._value),
    };

    public override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    public override int GetHashCode() => _value switch
    {
        string text => StringComparer.Ordinal.GetHashCode(text),
        string[] texts => HashOf(texts),
        Content[] contents => HashOf(contents),
        JsonFields fields => fields.GetHashCode(),
        JsonElement element => (int)element.ValueKind,
        decimal number => number.GetHashCode(),
        _ => HashCode.Combine(Boolean),
    };

    // Values may be personal data; only their kind may be printed.
    public override string ToString() => _value is JsonElement element ? element.ValueKind.ToString() : _value.GetType().Name;

    private static int HashOf<T>(T[] items)
        where T : notnull
    {
        HashCode hash = default;
        foreach (T item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    private static void WriteTexts(JsonBuffer json, string[] texts)
    {
        json.StartArray();
        foreach (string text in texts)
        {
            json.Value(text);
        }

        json.EndArray();
    }

    private static void WriteContents(JsonBuffer json, Content[] contents)
    {
        json.StartArray();
        foreach (Content content in contents)
        {
            content.WriteTo(json);
        }

        json.EndArray();
    }
}
