namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>The pages that messages about settings send their reader to.</summary>
internal static class HelpPage
{
    public const string GettingStarted = Docs + "getting-started.md";

    private const string Docs = "https://github.com/capigateway/capigateway-sdk-dotnet/blob/main/docs/";

    /// <summary>Where an option is explained; of an entry of an option, such as <c>Priorities[Lead]</c>, the option.</summary>
    public static string OfOption(string name) => $"{Docs}options.md#{name.Split('[')[0].ToLowerInvariant()}";
}
