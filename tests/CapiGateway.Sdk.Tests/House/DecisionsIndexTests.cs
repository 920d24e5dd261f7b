using System.Globalization;
using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The index of the decisions is made of their titles.</summary>
public sealed class DecisionsIndexTests
{
    private const string Index = "docs/decisions/README.md";

    private static readonly Regex Title = Pattern.Of(@"\A\# (?<number>\d+)\. (?<title>[^\n]+)\n");

    private static readonly string[] Files = [.. Repository.Files("docs/decisions", "*.md").Where(file => file != Index)];

    [Fact]
    public void The_index_lists_every_decision()
    {
        string page = File.ReadAllText(Repository.PathOf(Index));
        string rows = string.Concat(Files.Select(file => $"| {TitleOf(file).Groups["number"].Value} | [{TitleOf(file).Groups["title"].Value}]({Path.GetFileName(file)}) |\n"));

        GeneratedSection.Has(page, "decisions").Should().BeTrue();
        Snapshot.ShouldMatch(GeneratedSection.Fill(page, "decisions", "| | Decision |\n|--:|---|\n" + rows), Index, filter: nameof(DecisionsIndexTests));
    }

    [Fact]
    public void A_decision_says_what_was_known_what_was_decided_and_what_follows()
    {
        foreach (string file in Files)
        {
            string text = File.ReadAllText(Repository.PathOf(file));

            TitleOf(file).Success.Should().BeTrue(file);
            int.Parse(TitleOf(file).Groups["number"].Value, CultureInfo.InvariantCulture)
                .Should().Be(int.Parse(Path.GetFileName(file)[..4], CultureInfo.InvariantCulture), file);
            text.Should().ContainAll("**Context.**", "**Decision.**", "**Consequences.**");
        }
    }

    private static Match TitleOf(string file) => Title.Match(File.ReadAllText(Repository.PathOf(file)).ReplaceLineEndings("\n"));
}
