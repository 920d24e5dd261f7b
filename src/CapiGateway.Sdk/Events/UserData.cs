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
    // Texts and digests in the order of the layout, each by themselves.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Sha256Digest[] _digests;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string[] _texts;

    internal UserData(UserDataLayout layout, Sha256Digest[] digests, string[] texts)
    {
        Layout = layout;
        _digests = digests;
        _texts = texts;
    }

    /// <summary>Nobody.</summary>
    public static UserData Empty { get; } = new(UserDataLayout.Empty, [], []);

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => Layout.Slots.Length == 0;

    /// <summary>The names of the fields that hold a value, in Meta's spelling, each once.</summary>
    public IReadOnlyList<string> FieldNames => Layout.Names;

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
    internal UserDataLayout Layout { get; }

    /// <summary>Whether a field holds a value.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>em</c>.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Has(string fieldName) => Layout.IndexOf(fieldName) >= 0;

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
        if (other is null || other._texts.Length != _texts.Length || other._digests.Length != _digests.Length)
        {
            return false;
        }

        // Fields may stand in any order; the values of one field are a set.
        return new HashSet<UserDataEntry>(Entries()).SetEquals(other.Entries());
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UserData);

    /// <inheritdoc/>
    public override int GetHashCode() => Layout.Slots.Length;

    /// <summary>The names of the fields that hold a value.</summary>
    /// <returns>For example <c>em, ph, client_ip_address</c>.</returns>
    public override string ToString() => string.Join(", ", FieldNames);

    /// <summary>How the values of a field travel.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>em</c>.</param>
    /// <returns>Hashed, as it is, or left out when the field holds no value.</returns>
    public FieldTreatment TreatmentOf(string fieldName) => Layout.IndexOf(fieldName) switch
    {
        < 0 => FieldTreatment.LeftOut,
        var index when !Layout.Slots[index].IsText => FieldTreatment.Hashed,
        _ => FieldTreatment.AsIs,
    };

    /// <summary>Every value with its name, made anew.</summary>
    internal UserDataEntry[] Entries()
    {
        ReadOnlySpan<UserDataSlot> slots = Layout.Slots;
        var entries = new UserDataEntry[slots.Length];
        (int digest, int text) = (0, 0);
        for (int index = 0; index < entries.Length; index++)
        {
            string name = slots[index].Name;
            entries[index] = slots[index].IsText ? new UserDataEntry(name, _texts[text++]) : new UserDataEntry(name, in _digests[digest++]);
        }

        return entries;
    }

    /// <summary>The same without some fields.</summary>
    internal UserData Without(Func<string, bool> isRemoved)
    {
        if (!Layout.Names.Any(isRemoved))
        {
            return this;
        }

        UserDataEntry[] kept = Array.FindAll(Entries(), entry => !isRemoved(entry.Name));
        return kept.Length == 0
            ? Empty
            : new UserData(
                UserDataLayout.Of(Array.ConvertAll(kept, entry => new UserDataField(entry.Name, entry.Text))),
                [.. kept.Where(entry => entry.Text is null).Select(entry => entry.Digest)],
                [.. kept.Select(entry => entry.Text).OfType<string>()]);
    }

    internal void WriteTo(JsonBuffer json)
    {
        (int digest, int text) = (0, 0);
        foreach (ref readonly UserDataSlot slot in Layout.Slots)
        {
            json.Raw(slot.Before);
            if (slot.IsText)
            {
                json.Characters(_texts[text++]);
            }
            else
            {
                json.Characters(in _digests[digest++]);
            }
        }

        json.Raw(Layout.Closing.Span);
    }

    private string? Text(string name)
    {
        int text = 0;
        foreach (ref readonly UserDataSlot slot in Layout.Slots)
        {
            if (string.Equals(slot.Name, name, StringComparison.Ordinal))
            {
                return slot.IsText ? _texts[text] : null;
            }

            text += slot.IsText ? 1 : 0;
        }

        return null;
    }
}
