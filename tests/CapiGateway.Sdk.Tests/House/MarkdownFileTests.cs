namespace CapiGateway.Sdk.Tests.House;

public sealed class MarkdownFileTests
{
    private static readonly string[] Files = ["README.md", "docs", "docs/page.md", "docs/deep/other.md"];

    [Theory]
    [InlineData("[a](docs/page.md)", true)]
    [InlineData("[a](docs/page.md#the-second-one)", true)]
    [InlineData("[a](docs/page.md#the-third-one)", false)]
    [InlineData("[a](docs/gone.md)", false)]
    [InlineData("[a](../outside.md)", false)]
    [InlineData("[a](/docs/deep/../page.md \"title\")", true)]
    [InlineData("# Here\n[a](#here)", true)]
    [InlineData("# Here\n[a](#there)", false)]
    [InlineData("[a][b]\n\n[b]: docs/gone.md", false)]
    [InlineData("![image](docs/gone.png)", false)]
    [InlineData("[a](https://example.com/gone)", true)]
    [InlineData("```md\n[a](docs/gone.md)\n```\n`[a](docs/gone.md)`", true)]
    public void A_link_that_leads_nowhere_is_found(string text, bool isRight) =>
        new MarkdownFile("README.md", text).Broken(path => Files.Contains(path, StringComparer.Ordinal), Open).Any().Should().Be(!isRight);

    [Fact]
    public void Anchors_are_made_from_headings() =>
        new MarkdownFile("a.md", """
            # What it is: a `Gateway`, no more
            ## Two
            ## Two
            ### [Linked](x.md) title #
            <a id="own"></a>
            ```
            # not a heading
            ```
            """.ReplaceLineEndings("\n")).Anchors
            .Should().BeEquivalentTo("what-it-is-a-gateway-no-more", "two", "two-1", "linked-title", "own");

    private static MarkdownFile Open(string path) => new(path, "# The second one\n");
}
