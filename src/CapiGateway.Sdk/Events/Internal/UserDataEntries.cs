using System.Buffers;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Collects the values of a person in pooled arrays: each value once, those of one field together. The arrays are to be given back.
/// </summary>
internal ref struct UserDataEntries(int capacity)
{
    private readonly UserDataField[] _fields = ArrayPool<UserDataField>.Shared.Rent(capacity);
    private readonly Sha256Digest[] _digests = ArrayPool<Sha256Digest>.Shared.Rent(capacity);
    private int _digestCount;

    // A bit for each name so far. A name whose bit is not set is new; most are, and need no search.
    private ulong _names;

    public int Count { get; private set; }

    public void Add(string name, in Sha256Digest digest) => Add(name, text: null, in digest);

    public void Add(string name, string text) => Add(name, text, Sha256Digest.None);

    public readonly UserData ToUserData() =>
        Count == 0 ? UserData.Empty : new UserData(_fields.AsSpan(0, Count).ToArray(), _digests.AsSpan(0, _digestCount).ToArray());

    public readonly void GiveBack()
    {
        _fields.AsSpan(0, Count).Clear();
        ArrayPool<UserDataField>.Shared.Return(_fields);
        ArrayPool<Sha256Digest>.Shared.Return(_digests);
    }

    // No two of the usual fields share one.
    private static ulong Bit(string name) => name.Length == 0 ? 0 : 1UL << ((name[0] + name[^1] + (5 * name.Length)) & 63);

    private void Add(string name, string? text, in Sha256Digest digest)
    {
        ulong bit = Bit(name);
        bool isNew = bit != 0 && (_names & bit) == 0;
        _names |= bit;
        (int at, int digestAt) = (Count, _digestCount);
        if (!isNew && !TryFindPlace(name, text, in digest, ref at, ref digestAt))
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

    /// <summary>Looks for the place behind the last value of the same name; false when the value is there already.</summary>
    private readonly bool TryFindPlace(string name, string? text, in Sha256Digest digest, ref int at, ref int digestAt)
    {
        int digests = 0;
        for (int index = 0; index < Count; index++)
        {
            bool isDigest = _fields[index].Text is null;
            bool isSameField = string.Equals(_fields[index].Name, name, StringComparison.Ordinal);
            bool isSameValue = isDigest
                ? text is null && _digests[digests] == digest
                : string.Equals(_fields[index].Text, text, StringComparison.Ordinal);
            if (isSameField && isSameValue)
            {
                return false;
            }

            digests += isDigest ? 1 : 0;
            (at, digestAt) = isSameField ? (index + 1, digests) : (at, digestAt);
        }

        return true;
    }
}
