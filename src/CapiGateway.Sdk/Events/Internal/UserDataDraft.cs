using System.Diagnostics;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// User data before it is built: identifiers in plain text until <see cref="Build"/> hashes all of them in one pass and forgets the text.
/// </summary>
internal sealed class UserDataDraft
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly List<PlainIdentifier> _plain = [];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly List<UserDataEntry> _entries = [];

    public string? CallingCode { get; set; }

    public void AddPlain(IdentifierKind kind, string? value)
    {
        _ = UserDataFields.NameOf(kind);
        if (!string.IsNullOrWhiteSpace(value))
        {
            _plain.Add(new PlainIdentifier(kind, value));
        }
    }

    public void AddDigest(IdentifierKind kind, in Sha256Digest digest)
    {
        string name = UserDataFields.NameOf(kind);
        if (!digest.IsNone)
        {
            IdentifierHashing.Add(_entries, new UserDataEntry(name, in digest));
        }
    }

    // The last value wins, as with a property.
    public void SetPlain(string name, string? value)
    {
        _entries.RemoveAll(entry => string.Equals(entry.Name, name, StringComparison.Ordinal));
        if (!string.IsNullOrWhiteSpace(value))
        {
            _entries.Add(new UserDataEntry(name, value.Trim()));
        }
    }

    public UserData Build(EventDefaults defaults, DiagnosticBag diagnostics)
    {
        if (_plain.Count > 0)
        {
            IdentifierHashing.Hash(_plain, Context(defaults), defaults.ExternalIdForm, _entries, diagnostics);
            _plain.Clear();
        }

        PlainFieldCheck.Clean(_entries, defaults.TimeProvider, diagnostics);
        return _entries.Count == 0 ? UserData.Empty : new UserData(Grouped());
    }

    private NormalizationContext Context(EventDefaults defaults) => new()
    {
        CallingCode = CallingCode ?? defaults.CallingCode,
        CountryCode = FirstPlain(IdentifierKind.Country) ?? defaults.CountryCode,
        LowercaseExternalId = defaults.ExternalIdForm == ExternalIdForm.HashedLowercase,
        TimeProvider = defaults.TimeProvider,
    };

    private string? FirstPlain(IdentifierKind kind)
    {
        foreach (PlainIdentifier plain in _plain)
        {
            if (plain.Kind == kind)
            {
                return plain.Value;
            }
        }

        return null;
    }

    // Values of one field next to each other, fields in the order of their first value.
    private UserDataEntry[] Grouped()
    {
        var grouped = new UserDataEntry[_entries.Count];
        int count = 0;
        for (int first = 0; first < _entries.Count; first++)
        {
            if (IsFirstOfItsName(first))
            {
                for (int index = first; index < _entries.Count; index++)
                {
                    if (string.Equals(_entries[index].Name, _entries[first].Name, StringComparison.Ordinal))
                    {
                        grouped[count++] = _entries[index];
                    }
                }
            }
        }

        return grouped;
    }

    private bool IsFirstOfItsName(int index)
    {
        for (int before = 0; before < index; before++)
        {
            if (string.Equals(_entries[before].Name, _entries[index].Name, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
