using System.Globalization;
using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>A JSON object while it is being built: setting a name again replaces its value in place.</summary>
internal sealed class JsonDraft
{
    // What a typical purchase says: value, currency, contents, order id.
    private const int UsualCount = 4;

    private readonly List<KeyValuePair<string, JsonValue>> _fields = new(UsualCount);

    public int Count => _fields.Count;

    public KeyValuePair<string, JsonValue> this[int index] => _fields[index];

    public void Set(string name, JsonValue value)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            _fields.Add(KeyValuePair.Create(name, value));
        }
        else
        {
            _fields[index] = KeyValuePair.Create(name, value);
        }
    }

    /// <summary>Replaces a value; <see langword="null"/> takes the field out.</summary>
    public void ReplaceAt(int index, JsonValue? value)
    {
        if (value is { } replacement)
        {
            _fields[index] = KeyValuePair.Create(_fields[index].Key, replacement);
        }
        else
        {
            _fields.RemoveAt(index);
        }
    }

    public void Add(string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Set(name, JsonValue.From(text));
        }
    }

    public void Add(string name, decimal? number)
    {
        if (number is { } value)
        {
            Set(name, JsonValue.From(value));
        }
    }

    /// <summary>Sets a flag in the form in which Meta takes those of apps: 1 or 0.</summary>
    public void Add(string name, bool? flag)
    {
        if (flag is { } value)
        {
            Set(name, JsonValue.From(value ? 1m : 0m));
        }
    }

    public void Add(string name, DateOnly? date) => Add(name, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Add(string name, IReadOnlyList<string?>? texts)
    {
        if (texts is null)
        {
            return;
        }

        var kept = new List<string>(texts.Count);
        foreach (string? text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                kept.Add(text);
            }
        }

        if (kept.Count > 0)
        {
            Set(name, JsonValue.From([.. kept]));
        }
    }

    public JsonFields ToFields() => _fields.Count == 0 ? JsonFields.Empty : new JsonFields(CollectionsMarshal.AsSpan(_fields));

    private int IndexOf(string name)
    {
        for (int index = 0; index < _fields.Count; index++)
        {
            if (string.Equals(_fields[index].Key, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
