namespace CapiGateway.Sdk.Events.Internal;

/// <summary>Where the pages are that messages send their reader to.</summary>
internal static class OnlineDocs
{
    public const string Folder = "https://github.com/capigateway/capigateway-sdk-dotnet/blob/main/docs/";
}
