using System.Reflection;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The assemblies of the projects under <c>src</c> that these tests reference.</summary>
internal static class SourceAssemblies
{
    public static IReadOnlyList<string> Names { get; } =
        [.. Repository.SourceProjects().Where(name => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")))];

    public static IReadOnlyList<Assembly> All { get; } = [.. Names.Select(name => Assembly.Load(new AssemblyName(name)))];
}
