using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>A JSON object while it is being built: setting a name again replaces its value in place.</summary>
internal sealed class JsonDraft
{
    private readonly List<KeyValuePair<string, JsonValue>> _fields = [];

    public void Set(string name, JsonValue value)
    {
        int index = _fields.FindIndex(field => string.Equals(field.Key, name, StringComparison.Ordinal));
        var field = KeyValuePair.Create(name, value);
        if (index < 0)
        {
            _fields.Add(field);
        }
        else
        {
            _fields[index] = field;
        }
    }

    public JsonFields ToFields() => _fields.Count == 0 ? JsonFields.Empty : new JsonFields(CollectionsMarshal.AsSpan(_fields));

    /// <summary>Replaces values one by one; a replacement of <see langword="null"/> takes the field out.</summary>
    public void Rewrite(Func<string, JsonValue, JsonValue?> rewrite)
    {
        for (int index = _fields.Count - 1; index >= 0; index--)
        {
            (string name, JsonValue value) = _fields[index];
            if (rewrite(name, value) is { } replacement)
            {
                _fields[index] = KeyValuePair.Create(name, replacement);
            }
            else
            {
                _fields.RemoveAt(index);
            }
        }
    }
}
