using System.Text;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Which fields a person's values belong to, in order, and how they stand in JSON. Nearly all events of a host have one of a few, so those
/// of late are kept and shared. Thread-safe.
/// </summary>
internal sealed class UserDataLayout
{
    // More than any host has; a newer one takes the place of an older one. Long lists have their own.
    private const int PlaceBits = 10;
    private const int MostValuesOfKept = 32;

    private static readonly UserDataLayout?[] Kept = new UserDataLayout?[1 << PlaceBits];

    private readonly UserDataSlot[] _slots;

    private UserDataLayout(ReadOnlySpan<UserDataField> fields)
    {
        _slots = new UserDataSlot[fields.Length];
        string before = "{";
        for (int start = 0, end; start < fields.Length; start = end)
        {
            end = EndOfField(fields, start);
            bool isList = end - start > 1 || UserDataFields.IsList(fields[start].Name);
            before += $"{Quoted(fields[start].Name)}:{(isList ? "[" : string.Empty)}\"";
            for (int index = start; index < end; index++)
            {
                _slots[index] = new UserDataSlot(
                    fields[index].Name, fields[index].Text is not null, index == start, Encoding.UTF8.GetBytes(before));
                before = "\",\"";
            }

            before = isList ? "\"]," : "\",";
        }

        Closing = Encoding.UTF8.GetBytes(fields.IsEmpty ? "{}" : $"{before[..^1]}}}");
        Names = Array.ConvertAll(Array.FindAll(_slots, slot => slot.StartsField), slot => slot.Name);
        JoinedNames = UserDataNames.Join(Names);
        IsTooBroad = UserDataCheck.IsTooBroad(_slots);
    }

    /// <summary>Nothing.</summary>
    public static UserDataLayout Empty { get; } = new([]);

    public ReadOnlySpan<UserDataSlot> Slots => _slots;

    /// <summary>What stands in JSON behind the characters of the last value.</summary>
    public ReadOnlyMemory<byte> Closing { get; }

    /// <summary>The fields, each once.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The fields as one text, standard ones in the order of their table.</summary>
    public string JoinedNames { get; }

    /// <summary>Whether such values match too many people for Meta to take the event.</summary>
    public bool IsTooBroad { get; }

    /// <summary>The layout of values of which those of one field stand together.</summary>
    public static UserDataLayout Of(ReadOnlySpan<UserDataField> fields)
    {
        if (fields.Length > MostValuesOfKept)
        {
            return new UserDataLayout(fields);
        }

        ref UserDataLayout? place = ref Kept[PlaceOf(fields)];
        if (Volatile.Read(ref place) is { } kept && kept.Fits(fields))
        {
            return kept;
        }

        var made = new UserDataLayout(fields);
        Volatile.Write(ref place, made);
        return made;
    }

    public int IndexOf(string name)
    {
        for (int index = 0; index < _slots.Length; index++)
        {
            if (string.Equals(_slots[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private static int PlaceOf(ReadOnlySpan<UserDataField> fields)
    {
        uint key = (uint)fields.Length;
        foreach (ref readonly UserDataField field in fields)
        {
            string name = field.Name;
            uint text = field.Text is null ? 0U : 1U;
            uint letters = name.Length == 0 ? 0U : (uint)(name[0] + (name[^1] << 7) + (name.Length << 14));
            key = (key * 0x9E3779B1) + (letters << 1) + text;
        }

        return (int)((key * 0x9E3779B1) >> (32 - PlaceBits));
    }

    private bool Fits(ReadOnlySpan<UserDataField> fields)
    {
        if (fields.Length != _slots.Length)
        {
            return false;
        }

        for (int index = 0; index < fields.Length; index++)
        {
            bool isText = fields[index].Text is not null;
            if (isText != _slots[index].IsText || !string.Equals(fields[index].Name, _slots[index].Name, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string Quoted(string name)
    {
        JsonBuffer json = JsonBuffer.Take();
        try
        {
            json.Value(name);
            return Encoding.UTF8.GetString(json.Written);
        }
        finally
        {
            json.GiveBack();
        }
    }

    private static int EndOfField(ReadOnlySpan<UserDataField> fields, int start)
    {
        int end = start + 1;
        while (end < fields.Length && string.Equals(fields[end].Name, fields[start].Name, StringComparison.Ordinal))
        {
            end++;
        }

        return end;
    }
}
