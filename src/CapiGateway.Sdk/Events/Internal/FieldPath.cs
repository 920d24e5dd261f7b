namespace CapiGateway.Sdk.Events.Internal;

/// <summary>
/// Where a field stands; put into words only when there is something to say about it. A name may be anything in JSON that somebody else
/// wrote, so one that holds personal data is not repeated.
/// </summary>
internal readonly struct FieldPath(string section, string name)
{
    public override string ToString() =>
        name.Length == 0 || TextPrivacy.Holds(name) ? section : section.Length == 0 ? name : $"{section}.{name}";
}
