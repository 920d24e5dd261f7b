using System.Globalization;
using System.Runtime.InteropServices;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>A JSON object while it is being built: setting a name again replaces its value in place.</summary>
internal sealed class JsonDraft
{
    // What a typical purchase says: value, currency, contents, order id.
    private const int UsualCount = 4;

    // Beyond this, looking at each name in turn would let one large object cost the square of its length.
    private const int FewNames = 16;

    private readonly List<KeyValuePair<string, JsonValue>> _fields = new(UsualCount);
    private Dictionary<string, int>? _places;

    public int Count => _fields.Count;

    public KeyValuePair<string, JsonValue> this[int index] => _fields[index];

    public void Set(string name, JsonValue value)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            Append(name, value);
        }
        else
        {
            _fields[index] = KeyValuePair.Create(name, value);
        }
    }

    /// <summary>Sets a value unless the name has one already.</summary>
    public bool TryAdd(string name, JsonValue value)
    {
        bool isNew = IndexOf(name) < 0;
        if (isNew)
        {
            Append(name, value);
        }

        return isNew;
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
            _places = null;
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

    private void Append(string name, JsonValue value)
    {
        _places?.Add(name, _fields.Count);
        _fields.Add(KeyValuePair.Create(name, value));
    }

    private int IndexOf(string name)
    {
        if (_fields.Count > FewNames)
        {
            return (_places ??= Places()).GetValueOrDefault(name, -1);
        }

        for (int index = 0; index < _fields.Count; index++)
        {
            if (string.Equals(_fields[index].Key, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Places()
    {
        var places = new Dictionary<string, int>(_fields.Count + 1, StringComparer.Ordinal);
        for (int index = 0; index < _fields.Count; index++)
        {
            places.Add(_fields[index].Key, index);
        }

        return places;
    }
}
