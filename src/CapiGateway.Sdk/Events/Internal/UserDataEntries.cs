using System.Buffers;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Collects the values of a person in pooled arrays: each value once, those of one field together. The arrays are to be given back.
/// </summary>
internal ref struct UserDataEntries(int capacity)
{
    // Beyond this, comparing each value with all others would let one long list cost the square of its length.
    private const int FewValues = 64;

    private readonly UserDataField[] _fields = ArrayPool<UserDataField>.Shared.Rent(capacity);
    private readonly Sha256Digest[] _digests = ArrayPool<Sha256Digest>.Shared.Rent(capacity);
    private int _digestCount;

    // A bit for each name so far. A name whose bit is not set is new; most are, and need no search.
    private ulong _names;

    // All values, once there are more than a few.
    private HashSet<UserDataEntry>? _known;

    public int Count { get; private set; }

    public void Add(string name, in Sha256Digest digest) => Add(name, text: null, in digest);

    public void Add(string name, string text) => Add(name, text, Sha256Digest.None);

    public readonly UserData ToUserData()
    {
        ReadOnlySpan<UserDataField> fields = _fields.AsSpan(0, Count);
        return fields.IsEmpty
            ? UserData.Empty
            : new UserData(UserDataLayout.Of(fields), _digests.AsSpan(0, _digestCount).ToArray(), Texts(fields, Count - _digestCount));
    }

    public readonly void GiveBack()
    {
        _fields.AsSpan(0, Count).Clear();
        ArrayPool<UserDataField>.Shared.Return(_fields);
        ArrayPool<Sha256Digest>.Shared.Return(_digests);
    }

    private static string[] Texts(ReadOnlySpan<UserDataField> fields, int count)
    {
        string[] texts = count == 0 ? [] : new string[count];
        int text = 0;
        foreach (ref readonly UserDataField field in fields)
        {
            if (field.Text is not null)
            {
                texts[text++] = field.Text;
            }
        }

        return texts;
    }

    // No two of the usual fields share one.
    private static ulong Bit(string name) => name.Length == 0 ? 0 : 1UL << ((name[0] + name[^1] + (5 * name.Length)) & 63);

    private void Add(string name, string? text, in Sha256Digest digest)
    {
        ulong bit = Bit(name);
        bool isNew = bit != 0 && (_names & bit) == 0;
        _names |= bit;
        (int at, int digestAt) = (Count, _digestCount);
        if (IsKnown(name, text, in digest) || (!isNew && !TryFindPlace(name, text, in digest, ref at, ref digestAt)))
        {
            return;
        }

        _fields.AsSpan(at, Count - at).CopyTo(_fields.AsSpan(at + 1));
        _fields[at] = new UserDataField(name, text);
        Count++;
        if (text is null)
        {
            _digests.AsSpan(digestAt, _digestCount - digestAt).CopyTo(_digests.AsSpan(digestAt + 1));
            _digests[digestAt] = digest;
            _digestCount++;
        }
    }

    // Few values answer by themselves, where the place is looked for.
    private bool IsKnown(string name, string? text, in Sha256Digest digest)
    {
        if (Count < FewValues)
        {
            return false;
        }

        _known ??= Known();
        return !_known.Add(EntryOf(name, text, in digest));
    }

    private readonly HashSet<UserDataEntry> Known()
    {
        var known = new HashSet<UserDataEntry>(2 * Count);
        int digests = 0;
        foreach (ref readonly UserDataField field in _fields.AsSpan(0, Count))
        {
            known.Add(EntryOf(field.Name, field.Text, field.Text is null ? _digests[digests++] : Sha256Digest.None));
        }

        return known;
    }

    private static UserDataEntry EntryOf(string name, string? text, in Sha256Digest digest) =>
        text is null ? new UserDataEntry(name, in digest) : new UserDataEntry(name, text);

    /// <summary>Looks for the place behind the last value of the same name; false when the value is seen on the way.</summary>
    private readonly bool TryFindPlace(string name, string? text, in Sha256Digest digest, ref int at, ref int digestAt)
    {
        (bool isFound, int digests) = (false, _digestCount);
        for (int index = Count - 1; index >= 0; index--)
        {
            bool isDigest = _fields[index].Text is null;
            if (string.Equals(_fields[index].Name, name, StringComparison.Ordinal))
            {
                (at, digestAt) = isFound ? (at, digestAt) : (index + 1, digests);
                isFound = true;
                if (_known is not null)
                {
                    return true;
                }

                bool isSameValue = isDigest
                    ? text is null && _digests[digests - 1] == digest
                    : string.Equals(_fields[index].Text, text, StringComparison.Ordinal);
                if (isSameValue)
                {
                    return false;
                }
            }

            digests -= isDigest ? 1 : 0;
        }

        return true;
    }
}
