using System.Diagnostics;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// One section of an event: a JSON object with standard fields and further properties. Immutable and compared by value. Prints names of
/// fields, never values.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class EventSection : IEquatable<EventSection>
{
    private protected EventSection(JsonFields fields) => Fields = fields;

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => Fields.Count == 0;

    /// <summary>The names of the fields that hold a value, in Meta's spelling.</summary>
    public IReadOnlyList<string> FieldNames => Fields.Names;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonFields Fields { get; }

    /// <summary>Whether a field holds a value.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>content_ids</c>.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Has(string fieldName) => Fields[fieldName] is not null;

    /// <inheritdoc/>
    public bool Equals(EventSection? other) => other is not null && other.GetType() == GetType() && Fields.Equals(other.Fields);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as EventSection);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Fields.GetHashCode();

    /// <summary>The names of the fields that hold a value.</summary>
    /// <returns>For example <c>value, currency, contents</c>.</returns>
    public sealed override string ToString() => string.Join(", ", Fields.Names);

    internal void WriteTo(JsonBuffer json)
    {
        json.StartObject();
        Fields.WriteMembersTo(json);
        json.EndObject();
    }

    private protected string? Text(string name) => Fields[name]?.Text;

    private protected bool? Flag(string name) => Fields[name]?.Number is { } number ? number != 0 : null;

    private protected DateTimeOffset? Time(string name) =>
        Fields[name]?.Number is >= 0 and <= UnixTime.Latest and var seconds ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;
}
