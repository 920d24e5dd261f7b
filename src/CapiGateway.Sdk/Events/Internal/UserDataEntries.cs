namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Collects the values of a person into an array of the right size: each value once, those of one field together.</summary>
internal ref struct UserDataEntries(int capacity)
{
    private UserDataEntry[] _entries = capacity == 0 ? [] : new UserDataEntry[capacity];

    public int Count { get; private set; }

    public void Add(in UserDataEntry entry)
    {
        int at = Count;
        for (int index = Count - 1; index >= 0; index--)
        {
            if (_entries[index].Equals(entry))
            {
                return;
            }

            if (at == Count && string.Equals(_entries[index].Name, entry.Name, StringComparison.Ordinal))
            {
                at = index + 1;
            }
        }

        _entries.AsSpan(at, Count - at).CopyTo(_entries.AsSpan(at + 1));
        _entries[at] = entry;
        Count++;
    }

    public UserDataEntry[] ToArray()
    {
        if (Count < _entries.Length)
        {
            Array.Resize(ref _entries, Count);
        }

        return _entries;
    }
}
