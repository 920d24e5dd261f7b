namespace CapiGateway.Sdk.Tests.House;

/// <summary>Tests that build whole projects; they take turns. Only <c>dotnet test -p:Long=true</c> runs them.</summary>
[CollectionDefinition(Name)]
public sealed class LongTests
{
    public const string Name = "Long";
}
