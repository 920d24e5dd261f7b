using System.Diagnostics;
using System.Text.Json;
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
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly UserDataEntry[] _entries;

    // Values of one field stand next to each other.
    internal UserData(UserDataEntry[] entries) => _entries = entries;

    /// <summary>Nobody.</summary>
    public static UserData Empty { get; } = new([]);

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => _entries.Length == 0;

    /// <summary>The names of the fields that hold a value, in Meta's spelling, each once.</summary>
    public IReadOnlyList<string> FieldNames => [.. _entries.Select(entry => entry.Name).Distinct(StringComparer.Ordinal)];

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

    internal ReadOnlySpan<UserDataEntry> Entries => _entries;

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
            .. _entries.Where(entry => entry.Text is null && string.Equals(entry.Name, name, StringComparison.Ordinal))
                .Select(entry => entry.Digest),
        ];
    }

    /// <inheritdoc/>
    public bool Equals(UserData? other)
    {
        if (other is null || other._entries.Length != _entries.Length)
        {
            return false;
        }

        // Fields may stand in any order; the values of one field are a set.
        foreach (ref readonly UserDataEntry entry in Entries)
        {
            if (Array.IndexOf(other._entries, entry) < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserData);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Length;

    /// <summary>The names of the fields that hold a value.</summary>
    /// <returns>For example <c>em, ph, client_ip_address</c>.</returns>
    public override string ToString() => string.Join(", ", FieldNames);

    /// <summary>How the values of a field travel.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>em</c>.</param>
    /// <returns>Hashed, as it is, or left out when the field holds no value.</returns>
    public FieldTreatment TreatmentOf(string fieldName) => IndexOf(fieldName) switch
    {
        < 0 => FieldTreatment.LeftOut,
        var index when _entries[index].Text is null => FieldTreatment.Hashed,
        _ => FieldTreatment.AsIs,
    };

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (int index = 0; index < _entries.Length;)
        {
            string name = _entries[index].Name;
            bool list = UserDataFields.IsList(name)
                || (index + 1 < _entries.Length && string.Equals(_entries[index + 1].Name, name, StringComparison.Ordinal));
            writer.WritePropertyName(name);
            if (list)
            {
                writer.WriteStartArray();
            }

            do
            {
                Write(writer, in _entries[index++]);
            }
            while (index < _entries.Length && string.Equals(_entries[index].Name, name, StringComparison.Ordinal));

            if (list)
            {
                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, in UserDataEntry entry)
    {
        if (entry.Text is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }

        Span<byte> hex = stackalloc byte[64];
        entry.Digest.TryFormat(hex, out int written, default, provider: null);
        writer.WriteStringValue(hex[..written]);
    }

    private string? Text(string name) => IndexOf(name) is var index and >= 0 ? _entries[index].Text : null;

    private int IndexOf(string name)
    {
        for (int index = 0; index < _entries.Length; index++)
        {
            if (string.Equals(_entries[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
