using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Events.Internal;

/// <summary>An identifier as it was typed, on its way to being hashed. Prints its kind only.</summary>
internal readonly struct PlainIdentifier(IdentifierKind kind, string value)
{
    public IdentifierKind Kind { get; } = kind;

    public string Value { get; } = value;

    public override string ToString() => Kind.ToString();
}
