using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>Every page of the documentation is found from the index and is built alike: title, what it answers, sections, where to go on.</summary>
public sealed class PageSkeletonTests
{
    private const string Index = "docs/index.md";

    private static readonly Regex Heading = Pattern.Of(@"^(?<marks>\#{1,6}) (?<title>.+)$", RegexOptions.Multiline);
    private static readonly Regex Code = Pattern.Of(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline);
    private static readonly Regex SeeAlso = Pattern.Of(@"^\#\# See also\n\n(?<links>\[[^\n]+\n(\[[^\n]+\n)*)", RegexOptions.Multiline);

    private static readonly string[] Files = [.. Repository.Files("docs", "*.md").Where(page => page.Count(c => c == '/') == 1 && page != Index)];

    public static TheoryData<string> Pages => new(Files);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_first_what_it_answers_and_last_where_to_go_on(string page)
    {
        string text = Code.Replace(Read(page), string.Empty);
        string[] lines = text.Split('\n');
        string[] levels = [.. Heading.Matches(text).Select(heading => heading.Groups["marks"].Value)];

        lines[0].Should().StartWith("# ");
        lines[2].Should().MatchRegex(@"^[^#|<\s]", "an opening paragraph stands between the title and all else");
        levels.Count(level => level == "#").Should().Be(1, "a page has one title");
        levels.Count(level => level == "##").Should().BeGreaterThan(1);
        SeeAlso.IsMatch(text).Should().BeTrue("a page has a section 'See also' that is a line of links");
    }

    [Fact]
    public void The_index_lists_every_page_once()
    {
        IReadOnlyList<string> targets = new MarkdownFile(Index, Read(Index)).Targets;

        targets.Should().OnlyHaveUniqueItems();
        Files.Select(page => page["docs/".Length..]).Except(targets, StringComparer.Ordinal).ShouldBeNone("Pages that the index does not list:");
    }

    private static string Read(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");
}
