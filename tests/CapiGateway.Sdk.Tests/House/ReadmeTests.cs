using System.Reflection;
using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The README is short, and what it promises and measures can be looked up.</summary>
public sealed class ReadmeTests
{
    private const string Page = "README.md";
    private const int MostLines = 150;

    private static readonly Regex Promise = Pattern.Of(@"^\| [^|]+ \| `(?<type>\w+)\.(?<test>\w+)` \|$", RegexOptions.Multiline);

    private static readonly string Text = File.ReadAllText(Repository.PathOf(Page)).ReplaceLineEndings("\n");

    [Fact]
    public void It_has_at_most_150_lines() => Text.Count(c => c == '\n').Should().BeLessThanOrEqualTo(MostLines);

    [Fact]
    public void Every_promise_names_a_test_that_exists()
    {
        HashSet<string> tests = typeof(ReadmeTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ToHashSet(StringComparer.Ordinal);
        string[] promised = [.. Promise.Matches(Text).Select(row => $"{row.Groups["type"].Value}.{row.Groups["test"].Value}")];

        promised.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        promised.Except(tests, StringComparer.Ordinal).ShouldBeNone("The README names tests that do not exist:");
    }

    [Fact]
    public void Its_figures_are_those_of_the_committed_results()
    {
        GeneratedSection.Has(Text, "benchmarks").Should().BeTrue();
        Snapshot.ShouldMatch(GeneratedSection.Fill(Text, "benchmarks", BenchmarkTable.Render()), Page, filter: nameof(ReadmeTests));
    }

    [Fact]
    public void Every_package_is_listed_with_its_readme() => Repository.SourceProjects()
        .Where(project => !Text.Contains($"[{project}](src/{project}/README.md)", StringComparison.Ordinal))
        .ShouldBeNone("Packages that the README does not list:");
}
