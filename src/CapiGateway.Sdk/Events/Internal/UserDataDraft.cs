using System.Diagnostics;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// User data before it is built: identifiers in plain text until <see cref="Build"/> hashes all of them in one pass and forgets the text.
/// </summary>
internal sealed class UserDataDraft
{
    private const int UsualIdentifiers = 10;
    private const int UsualTexts = 4;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly List<PlainIdentifier> _plain = new(UsualIdentifiers);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly List<KeyValuePair<string, string>> _texts = new(UsualTexts);

    // What came as a digest, or was hashed by an earlier build.
    private List<UserDataEntry>? _hashed;
    private UserDataEntry[] _built = [];
    private int _builtIdentifiers;

    public string? CallingCode { get; set; }

    public void AddPlain(IdentifierKind kind, string? value) => AddPlain(UserDataFields.NameOf(kind), kind, DerivedForm.None, value);

    /// <summary>Adds a value to a field that is hashed.</summary>
    public void AddPlain(string field, string? value)
    {
        if (!UserDataFields.TryGetHashed(field, out IdentifierKind kind, out DerivedForm form))
        {
            (kind, form) = (IdentifierKind.ExternalId, DerivedForm.Lowercase);
        }

        AddPlain(field, kind, form, value);
    }

    public void AddDigest(IdentifierKind kind, in Sha256Digest digest)
    {
        string name = UserDataFields.NameOf(kind);
        if (!digest.IsNone)
        {
            (_hashed ??= []).Add(new UserDataEntry(name, in digest));
        }
    }

    // The last value wins, as with a property.
    public void SetText(string field, string? value)
    {
        RemoveText(field);
        if (!string.IsNullOrWhiteSpace(value))
        {
            _texts.Add(KeyValuePair.Create(field, value.Trim()));
        }
    }

    public bool RemoveText(string field)
    {
        for (int index = 0; index < _texts.Count; index++)
        {
            if (string.Equals(_texts[index].Key, field, StringComparison.Ordinal))
            {
                _texts.RemoveAt(index);
                return true;
            }
        }

        return false;
    }

    public UserData Build(EventDefaults defaults, DiagnosticBag diagnostics)
    {
        PlainFieldCheck.Clean(_texts, defaults.TimeProvider, diagnostics);
        int hashed = _hashed?.Count ?? 0;
        var entries = new UserDataEntries(_builtIdentifiers + hashed + _plain.Count + _texts.Count);
        for (int index = 0; index < _builtIdentifiers; index++)
        {
            entries.Add(in _built[index]);
        }

        for (int index = 0; index < hashed; index++)
        {
            entries.Add(_hashed![index]);
        }

        if (_plain.Count > 0)
        {
            IdentifierHashing.Hash(_plain, Context(defaults), defaults.ExternalIdForm, ref entries, diagnostics);
            _plain.Clear();
        }

        _builtIdentifiers = entries.Count;
        foreach (KeyValuePair<string, string> text in _texts)
        {
            entries.Add(new UserDataEntry(text.Key, text.Value));
        }

        _built = entries.ToArray();
        return _built.Length == 0 ? UserData.Empty : new UserData(_built);
    }

    private void AddPlain(string field, IdentifierKind kind, DerivedForm form, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            _plain.Add(new PlainIdentifier(field, kind, value, form));
        }
    }

    private NormalizationContext Context(EventDefaults defaults) => new()
    {
        CallingCode = CallingCode ?? defaults.CallingCode,
        CountryCode = FirstCountry() ?? defaults.CountryCode,
        LowercaseExternalId = defaults.ExternalIdForm == ExternalIdForm.HashedLowercase,
        TimeProvider = defaults.TimeProvider,
    };

    private string? FirstCountry()
    {
        foreach (PlainIdentifier plain in _plain)
        {
            if (plain.Kind == IdentifierKind.Country)
            {
                return plain.Value;
            }
        }

        return null;
    }
}
