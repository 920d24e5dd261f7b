using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>An identifier as it was typed, on its way to being hashed. Prints its field only.</summary>
internal readonly struct PlainIdentifier(string field, IdentifierKind kind, string value, DerivedForm form = DerivedForm.None)
{
    /// <summary>The field in Meta's spelling.</summary>
    public string Field { get; } = field;

    public string Value { get; } = value;

    public IdentifierKind Kind { get; } = kind;

    public DerivedForm Form { get; } = form;

    public override string ToString() => Field;
}
