using System.Diagnostics;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// User data before it is built: identifiers in plain text until <see cref="Build"/> hashes all of them in one pass and forgets the text.
/// </summary>
internal sealed class UserDataDraft
{
    private const int UsualIdentifiers = 16;
    private const int UsualTexts = 8;

    // Not a pooled array: a builder that another thread uses at the wrong moment would write into one that is somebody else's by now.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private PlainIdentifier[] _plain = [];
    private int _plainCount;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private List<KeyValuePair<string, string>>? _texts;

    // What came as a digest.
    private List<UserDataEntry>? _hashed;

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

    /// <summary>Adds what was built before.</summary>
    public void Add(UserData built)
    {
        foreach (UserDataEntry entry in built.Entries())
        {
            if (entry.Text is { } text)
            {
                (_texts ??= new(UsualTexts)).Add(KeyValuePair.Create(entry.Name, text));
            }
            else
            {
                (_hashed ??= []).Add(entry);
            }
        }
    }

    // The last value wins, as with a property.
    public void SetText(string field, string? value)
    {
        RemoveText(field);
        if (!string.IsNullOrWhiteSpace(value))
        {
            (_texts ??= new(UsualTexts)).Add(KeyValuePair.Create(field, value.Trim()));
        }
    }

    public bool RemoveText(string field)
    {
        for (int index = 0; index < _texts?.Count; index++)
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
        int count = (_hashed?.Count ?? 0) + _plainCount + (_texts?.Count ?? 0);
        if (count == 0)
        {
            return UserData.Empty;
        }

        var entries = new UserDataEntries(count);
        try
        {
            AddIdentifiers(ref entries, defaults, diagnostics);
            AddTexts(ref entries, defaults.TimeProvider, diagnostics);
            return entries.ToUserData();
        }
        finally
        {
            entries.GiveBack();
        }
    }

    /// <summary>Forgets everything; what grew beyond the usual is not kept.</summary>
    public void Clear()
    {
        Forget();
        CallingCode = null;
        _hashed = null;
        if (_plain.Length > UsualIdentifiers)
        {
            _plain = [];
        }

        if (_texts?.Count > UsualTexts)
        {
            _texts = null;
        }

        _texts?.Clear();
    }

    private void AddIdentifiers(ref UserDataEntries entries, EventDefaults defaults, DiagnosticBag diagnostics)
    {
        for (int index = 0; index < _hashed?.Count; index++)
        {
            UserDataEntry entry = _hashed[index];
            entries.Add(entry.Name, entry.Digest);
        }

        if (_plainCount > 0)
        {
            IdentifierHashing.Hash(_plain.AsSpan(0, _plainCount), Context(defaults), defaults.ExternalIdForm, ref entries, diagnostics);
            Forget();
        }
    }

    private void AddTexts(ref UserDataEntries entries, TimeProvider clock, DiagnosticBag diagnostics)
    {
        if (_texts is null)
        {
            return;
        }

        PlainFieldCheck.Clean(_texts, clock, diagnostics);
        foreach (KeyValuePair<string, string> text in _texts)
        {
            entries.Add(text.Key, text.Value);
        }
    }

    private void AddPlain(string field, IdentifierKind kind, DerivedForm form, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        if (_plainCount == _plain.Length)
        {
            Array.Resize(ref _plain, Math.Max(UsualIdentifiers, 2 * _plainCount));
        }

        _plain[_plainCount++] = new PlainIdentifier(field, kind, value, form);
    }

    private void Forget()
    {
        _plain.AsSpan(0, _plainCount).Clear();
        _plainCount = 0;
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
        foreach (ref readonly PlainIdentifier plain in _plain.AsSpan(0, _plainCount))
        {
            if (plain.Kind == IdentifierKind.Country)
            {
                return plain.Value;
            }
        }

        return null;
    }
}
