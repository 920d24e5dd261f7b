namespace CapiGateway.Sdk.Tests.House;

/// <summary>Tests that build whole projects; they take turns. <c>--filter Category!=Long</c> leaves them out.</summary>
[CollectionDefinition(Name)]
public sealed class LongTests
{
    public const string Name = "Long";
}
