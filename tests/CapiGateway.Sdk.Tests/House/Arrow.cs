namespace CapiGateway.Sdk.Tests.House;

/// <summary>A file of one room names something that only another room declares.</summary>
internal sealed record Arrow(string From, string To, string File, string Name)
{
    public override string ToString() => $"{File} -> {Name} ({From} -> {To})";
}
