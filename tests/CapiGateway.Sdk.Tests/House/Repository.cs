using System.Collections.Concurrent;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The working tree that these tests were built from, and the text files in it.</summary>
internal static class Repository
{
    public const string SolutionFile = "CapiGateway.Sdk.sln";

    private static readonly string[] NotSource =
        ["artifacts", "bin", "obj", ".git", ".vs", ".idea", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly ConcurrentDictionary<string, SourceFile> Parsed = new(StringComparer.Ordinal);

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Whether snapshots are rewritten instead of compared.</summary>
    public static bool UpdateSnapshots { get; } = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is "1";

    public static string FindRoot(string folder)
    {
        for (DirectoryInfo? candidate = new(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, SolutionFile)))
            {
                return candidate.FullName;
            }
        }

        throw new InvalidOperationException($"No {SolutionFile} in '{folder}' or any folder above it.");
    }

    public static string PathOf(string relativePath) => Path.Combine(Root, relativePath);

    /// <summary>The names of the projects under <c>src</c>, which are their assemblies' too.</summary>
    public static IReadOnlyList<string> SourceProjects() =>
        [.. Directory.GetDirectories(PathOf("src")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The C# files under a folder, each parsed once, in the order of their paths.</summary>
    public static IReadOnlyList<SourceFile> CSharpFiles(string relativeFolder) =>
        [.. Files(relativeFolder, "*.cs").Select(path => Parsed.GetOrAdd(path, _ => new SourceFile(path, File.ReadAllText(PathOf(path)))))];

    /// <summary>Paths, relative to the root and with forward slashes, of what the repository holds; not what a build left there.</summary>
    public static IReadOnlyList<string> Files(string relativeFolder, string pattern)
    {
        List<string> found = [];
        string folder = PathOf(relativeFolder);
        if (Directory.Exists(folder))
        {
            Collect(folder, pattern, found);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Collect(string folder, string pattern, List<string> found)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder, pattern).Where(IsSource);
        found.AddRange(files.Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')));
        foreach (string child in Directory.EnumerateDirectories(folder).Where(IsSource))
        {
            Collect(child, pattern, found);
        }
    }

    private static bool IsSource(string path) => !NotSource.Contains(Path.GetFileName(path), StringComparer.Ordinal);
}
