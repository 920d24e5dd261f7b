using System.Diagnostics;
using CapiGateway.Sdk.Events.Internal;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// Who an event is about: digests of identifiers, and the few fields that Meta takes as they are. Immutable. Prints names of fields,
/// never values.
/// </summary>
/// <remarks>Meta's documentation: <i>Customer Information Parameters</i>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class UserData : IEquatable<UserData>
{
    // Values of one field stand next to each other. One without text has the next of the digests.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly UserDataField[] _fields;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Sha256Digest[] _digests;

    internal UserData(UserDataField[] fields, Sha256Digest[] digests)
    {
        _fields = fields;
        _digests = digests;
    }

    /// <summary>Nobody.</summary>
    public static UserData Empty { get; } = new([], []);

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => _fields.Length == 0;

    /// <summary>The names of the fields that hold a value, in Meta's spelling, each once.</summary>
    public IReadOnlyList<string> FieldNames => [.. _fields.Select(entry => entry.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The client's IP address, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ClientIpAddress => Text(UserDataFields.ClientIpAddress);

    /// <summary>The client's user agent, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ClientUserAgent => Text(UserDataFields.ClientUserAgent);

    /// <summary>The click id, <c>fbc</c>, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Fbc => Text(UserDataFields.Fbc);

    /// <summary>The browser id, <c>fbp</c>, or <see langword="null"/>.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Fbp => Text(UserDataFields.Fbp);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<UserDataField> Fields => _fields;

    /// <summary>Whether a field holds a value.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>em</c>.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Has(string fieldName) => IndexOf(fieldName) >= 0;

    /// <summary>The digests of a kind of identifier.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The digests, in the order in which they were given; values that travel as opaque text are not among them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public IReadOnlyList<Sha256Digest> Digests(IdentifierKind kind)
    {
        string name = UserDataFields.NameOf(kind);
        return
        [
            .. Entries().Where(entry => entry.Text is null && string.Equals(entry.Name, name, StringComparison.Ordinal))
                .Select(entry => entry.Digest),
        ];
    }

    /// <inheritdoc/>
    public bool Equals(UserData? other)
    {
        if (other is null || other._fields.Length != _fields.Length || other._digests.Length != _digests.Length)
        {
            return false;
        }

        // Fields may stand in any order; the values of one field are a set.
        UserDataEntry[] others = other.Entries();
        return Array.TrueForAll(Entries(), entry => Array.IndexOf(others, entry) >= 0);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserData);

    /// <inheritdoc/>
    public override int GetHashCode() => _fields.Length;

    /// <summary>The names of the fields that hold a value.</summary>
    /// <returns>For example <c>em, ph, client_ip_address</c>.</returns>
    public override string ToString() => string.Join(", ", FieldNames);

    /// <summary>How the values of a field travel.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>em</c>.</param>
    /// <returns>Hashed, as it is, or left out when the field holds no value.</returns>
    public FieldTreatment TreatmentOf(string fieldName) => IndexOf(fieldName) switch
    {
        < 0 => FieldTreatment.LeftOut,
        var index when _fields[index].Text is null => FieldTreatment.Hashed,
        _ => FieldTreatment.AsIs,
    };

    /// <summary>Every value with its name, made anew.</summary>
    internal UserDataEntry[] Entries()
    {
        var entries = new UserDataEntry[_fields.Length];
        int digest = 0;
        for (int index = 0; index < entries.Length; index++)
        {
            UserDataField field = _fields[index];
            entries[index] = field.Text is { } text ? new UserDataEntry(field.Name, text) : new UserDataEntry(field.Name, in _digests[digest++]);
        }

        return entries;
    }

    /// <summary>The same without some fields.</summary>
    internal UserData Without(Func<string, bool> isRemoved)
    {
        if (!Array.Exists(_fields, entry => isRemoved(entry.Name)))
        {
            return this;
        }

        UserDataEntry[] kept = Array.FindAll(Entries(), entry => !isRemoved(entry.Name));
        return kept.Length == 0
            ? Empty
            : new UserData(
                Array.ConvertAll(kept, entry => new UserDataField(entry.Name, entry.Text)),
                [.. kept.Where(entry => entry.Text is null).Select(entry => entry.Digest)]);
    }

    internal void WriteTo(JsonBuffer json)
    {
        json.StartObject();
        int digest = 0;
        for (int index = 0; index < _fields.Length;)
        {
            string name = _fields[index].Name;
            int end = EndOfField(index);
            bool isList = end - index > 1 || UserDataFields.IsList(name);
            json.Name(name);
            if (isList)
            {
                json.StartArray();
            }

            for (; index < end; index++)
            {
                if (_fields[index].Text is { } text)
                {
                    json.Value(text);
                }
                else
                {
                    json.Value(in _digests[digest++]);
                }
            }

            if (isList)
            {
                json.EndArray();
            }
        }

        json.EndObject();
    }

    private int EndOfField(int start)
    {
        int end = start + 1;
        while (end < _fields.Length && string.Equals(_fields[end].Name, _fields[start].Name, StringComparison.Ordinal))
        {
            end++;
        }

        return end;
    }

    private string? Text(string name) => IndexOf(name) is var index and >= 0 ? _fields[index].Text : null;

    private int IndexOf(string name)
    {
        for (int index = 0; index < _fields.Length; index++)
        {
            if (string.Equals(_fields[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
