namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Where a field stands; put into words only when there is something to say about it.</summary>
internal readonly struct FieldPath(string section, string name)
{
    public override string ToString() => section.Length == 0 ? name : name.Length == 0 ? section : $"{section}.{name}";
}
