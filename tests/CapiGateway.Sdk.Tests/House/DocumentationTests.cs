namespace CapiGateway.Sdk.Tests.House;

public sealed class DocumentationTests
{
    private static readonly string[] Documents =
    [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        .. Repository.Files("docs", "*.md"),
        .. Repository.Files("src", "README.md"),
        .. Repository.Files("samples", "*.md"),
        .. Repository.Files("benchmarks", "*.md"),
    ];

    public static TheoryData<string> Pages => new(Documents);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_into_the_repository_leads_somewhere(string page) =>
        Open(page).Broken(Exists, Open).ShouldBeNone("Links that lead nowhere:");

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_marked_code_block_is_cut_from_a_sample(string page)
    {
        Dictionary<string, string> snippets = Repository.CSharpFiles("samples").SelectMany(file => Snippets.In(file.Text)).ToDictionary();
        string text = File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");

        Snippets.Unanswered(text, snippets).ShouldBeNone($"{page} names snippets without a code block or without a region in samples:");
        Snapshot.ShouldMatch(Snippets.Fill(text, snippets), page, filter: "Documentation");
    }

    private static MarkdownFile Open(string path) => new(path, File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n"));

    private static bool Exists(string path) => File.Exists(Repository.PathOf(path)) || Directory.Exists(Repository.PathOf(path));
}
