using System.Globalization;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>A JSON object while it is being built: setting a name again replaces its value in place. Not thread-safe.</summary>
/// <remarks>
/// Its array is its own, not a pooled one: a builder that another thread uses at the wrong moment would write into one that is somebody
/// else's by now.
/// </remarks>
internal sealed class JsonDraft
{
    private const int UsualCount = 8;

    // Beyond this, looking at each name in turn would let one large object cost the square of its length.
    private const int FewNames = 16;

    private KeyValuePair<string, JsonValue>[] _fields = [];
    private Dictionary<string, int>? _places;

    public int Count { get; private set; }

    public ref readonly KeyValuePair<string, JsonValue> this[int index] => ref _fields[index];

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

    /// <summary>Changes every value; <see langword="null"/> takes its field out. Linear, however many are taken out.</summary>
    public void Change<TState>(TState state, Func<string, JsonValue, TState, JsonValue?> change)
    {
        int kept = 0;
        for (int index = 0; index < Count; index++)
        {
            KeyValuePair<string, JsonValue> field = _fields[index];
            if (change(field.Key, field.Value, state) is not { } value)
            {
                continue;
            }

            if (kept < index || !value.IsSameAs(field.Value))
            {
                _fields[kept] = KeyValuePair.Create(field.Key, value);
            }

            kept++;
        }

        if (kept < Count)
        {
            _fields.AsSpan(kept, Count - kept).Clear();
            Count = kept;
            _places = null;
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
            _fields.AsSpan(index + 1, Count - index - 1).CopyTo(_fields.AsSpan(index));
            _fields[--Count] = default;
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

    /// <summary>Sets every field of an object.</summary>
    public void Set(JsonFields fields)
    {
        foreach (ref readonly KeyValuePair<string, JsonValue> field in fields.All)
        {
            Set(field.Key, field.Value);
        }
    }

    /// <summary>Forgets everything; what grew beyond the usual is not kept.</summary>
    public void Clear()
    {
        _fields.AsSpan(0, Count).Clear();
        (_fields, _places, Count) = (_fields.Length > UsualCount ? [] : _fields, null, 0);
    }

    public JsonFields ToFields() => Count == 0 ? JsonFields.Empty : JsonFields.Over(_fields.AsSpan(0, Count).ToArray());

    private void Append(string name, JsonValue value)
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, Math.Max(UsualCount, 2 * Count));
        }

        _places?.Add(name, Count);
        _fields[Count++] = KeyValuePair.Create(name, value);
    }

    private int IndexOf(string name)
    {
        if (Count > FewNames)
        {
            return (_places ??= Places()).GetValueOrDefault(name, -1);
        }

        for (int index = 0; index < Count; index++)
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
        var places = new Dictionary<string, int>(Count + 1, StringComparer.Ordinal);
        for (int index = 0; index < Count; index++)
        {
            places.Add(_fields[index].Key, index);
        }

        return places;
    }
}
