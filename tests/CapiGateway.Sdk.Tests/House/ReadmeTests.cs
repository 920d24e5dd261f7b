namespace CapiGateway.Sdk.Tests.House;

/// <summary>The README is short, and what it measures can be looked up; what it promises, <see cref="GuaranteeTests"/> looks up.</summary>
public sealed class ReadmeTests
{
    private const string Page = "README.md";
    private const int MostLines = 150;

    private static readonly string Text = File.ReadAllText(Repository.PathOf(Page)).ReplaceLineEndings("\n");

    [Fact]
    public void It_has_at_most_150_lines() => Text.Count(c => c == '\n').Should().BeLessThanOrEqualTo(MostLines);

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
