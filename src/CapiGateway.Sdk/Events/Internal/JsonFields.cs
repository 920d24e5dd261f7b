using System.Text.Json;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>An immutable JSON object: names in the order in which they were set, each once.</summary>
internal sealed class JsonFields : IEquatable<JsonFields>
{
    private readonly KeyValuePair<string, JsonValue>[] _fields;

    public JsonFields(params ReadOnlySpan<KeyValuePair<string, JsonValue>> fields) => _fields = fields.ToArray();

    private JsonFields(KeyValuePair<string, JsonValue>[] fields) => _fields = fields;

    public static JsonFields Empty { get; } = new();

    public int Count => _fields.Length;

    /// <summary>Over an array that nobody changes any more.</summary>
    public static JsonFields Over(KeyValuePair<string, JsonValue>[] fields) => new(fields);

    public ReadOnlySpan<KeyValuePair<string, JsonValue>> All => _fields;

    public IReadOnlyList<string> Names => Array.ConvertAll(_fields, static pair => pair.Key);

    public JsonValue? this[string name]
    {
        get
        {
            foreach (ref readonly KeyValuePair<string, JsonValue> pair in All)
            {
                if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    /// <summary>These fields and one more, or with another value.</summary>
    public JsonFields With(string name, JsonValue value)
    {
        var draft = new JsonDraft();
        draft.Set(this);
        draft.Set(name, value);
        return draft.ToFields();
    }

    // Members only; the caller opens and closes the object.
    public void WriteMembersTo(JsonBuffer json)
    {
        foreach (ref readonly KeyValuePair<string, JsonValue> field in All)
        {
            json.Name(field.Key);
            field.Value.WriteTo(json);
        }
    }

    /// <summary>The same into a writer of the framework.</summary>
    public void WriteMembersTo(Utf8JsonWriter writer)
    {
        foreach (ref readonly KeyValuePair<string, JsonValue> field in All)
        {
            writer.WritePropertyName(field.Key);
            JsonBuffer json = JsonBuffer.Take();
            try
            {
                field.Value.WriteTo(json);
                writer.WriteRawValue(json.Written, skipInputValidation: true);
            }
            finally
            {
                json.GiveBack();
            }
        }
    }

    // Two JSON objects are equal in whatever order their members stand; mostly it is the same one.
    public bool Equals(JsonFields? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        int same = 0;
        while (same < Count && IsSame(_fields[same], other._fields[same]))
        {
            same++;
        }

        return same == Count || EqualsInAnyOrder(_fields.AsSpan(same), other._fields.AsSpan(same));
    }

    public override bool Equals(object? obj) => Equals(obj as JsonFields);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach (ref readonly KeyValuePair<string, JsonValue> field in All)
        {
            hash = unchecked(hash + HashCode.Combine(string.GetHashCode(field.Key, StringComparison.Ordinal), field.Value));
        }

        return hash;
    }

    // Values may be personal data.
    public override string ToString() => string.Join(", ", Names);

    private static bool IsSame(in KeyValuePair<string, JsonValue> left, in KeyValuePair<string, JsonValue> right) =>
        string.Equals(left.Key, right.Key, StringComparison.Ordinal) && left.Value.Equals(right.Value);

    private static bool EqualsInAnyOrder(
        ReadOnlySpan<KeyValuePair<string, JsonValue>> left, ReadOnlySpan<KeyValuePair<string, JsonValue>> right)
    {
        var byName = new Dictionary<string, JsonValue>(right.Length, StringComparer.Ordinal);
        foreach (ref readonly KeyValuePair<string, JsonValue> field in right)
        {
            byName.Add(field.Key, field.Value);
        }

        foreach (ref readonly KeyValuePair<string, JsonValue> field in left)
        {
            if (!byName.TryGetValue(field.Key, out JsonValue value) || !value.Equals(field.Value))
            {
                return false;
            }
        }

        return true;
    }
}
