using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.DependencyInjection.Internal;

/// <summary>The pages that messages about settings send their reader to.</summary>
internal static class HelpPage
{
    public const string GettingStarted = OnlineDocs.Folder + "getting-started.md";

    /// <summary>Where an option is explained; of an entry of an option, such as <c>Priorities[Lead]</c>, the option.</summary>
    public static string OfOption(string name) => $"{OnlineDocs.Folder}options.md#{name.Split('[')[0].ToLowerInvariant()}";
}
