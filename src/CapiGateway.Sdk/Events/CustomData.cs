using System.Diagnostics;
using System.Text.Json;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Events;

/// <summary>
/// What an event is about: money, contents, order, and open properties. Immutable. Prints names of fields, never values.
/// </summary>
/// <remarks>Meta's documentation: <i>Standard Parameters (custom data)</i>.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class CustomData : IEquatable<CustomData>
{
    internal CustomData(JsonFields fields) => Fields = fields;

    /// <summary>Nothing.</summary>
    public static CustomData Empty { get; } = new(JsonFields.Empty);

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => Fields.Count == 0;

    /// <summary>The names of the fields that hold a value, in Meta's spelling.</summary>
    public IEnumerable<string> FieldNames => Fields.Names;

    /// <summary>The value of the conversion, in <see cref="Currency"/>, or <see langword="null"/>.</summary>
    public decimal? Value => Fields[CustomDataFields.Value]?.Number;

    /// <summary>The currency, an ISO 4217 code in capitals, or <see langword="null"/>.</summary>
    public string? Currency => Fields[CustomDataFields.Currency]?.Text;

    /// <summary>The order id, or <see langword="null"/>.</summary>
    public string? OrderId => Fields[CustomDataFields.OrderId]?.Text;

    /// <summary>The products; empty when none are named.</summary>
    public IReadOnlyList<Content> Contents => Fields[CustomDataFields.Contents]?.Contents ?? [];

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal JsonFields Fields { get; }

    /// <summary>Whether a field holds a value.</summary>
    /// <param name="fieldName">The field in Meta's spelling, such as <c>content_ids</c>.</param>
    /// <returns><see langword="true"/> when it does.</returns>
    public bool Has(string fieldName) => Fields[fieldName] is not null;

    /// <inheritdoc/>
    public bool Equals(CustomData? other) => other is not null && Fields.Equals(other.Fields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CustomData);

    /// <inheritdoc/>
    public override int GetHashCode() => Fields.GetHashCode();

    /// <summary>The names of the fields that hold a value.</summary>
    /// <returns>For example <c>value, currency, contents</c>.</returns>
    public override string ToString() => string.Join(", ", Fields.Names);

    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        Fields.WriteMembersTo(writer);
        writer.WriteEndObject();
    }
}
