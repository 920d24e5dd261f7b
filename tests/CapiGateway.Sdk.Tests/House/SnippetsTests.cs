namespace CapiGateway.Sdk.Tests.House;

public sealed class SnippetsTests
{
    private const string Document = "Text\n<!-- snippet: publish -->\n```csharp\nold\n```\nmore\n```csharp\nfree\n```\n";

    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal) { ["publish"] = "new();\n" };

    [Fact]
    public void A_snippet_is_cut_without_its_indentation() =>
        Snippets.In("""
            class A
            {
                // begin-snippet: first
                if (true)
                {

                    Run();
                }
                // end-snippet
                // begin-snippet: second
                Stop();
                // end-snippet
            }
            """).Should().Equal(
            KeyValuePair.Create("first", "if (true)\n{\n\n    Run();\n}\n"),
            KeyValuePair.Create("second", "Stop();\n"));

    [Fact]
    public void Only_marked_blocks_are_filled()
    {
        Snippets.Fill(Document, Known).Should().Be(Document.Replace("old", "new();", StringComparison.Ordinal));
        Snippets.Unanswered(Document, Known).Should().BeEmpty();
    }

    [Theory]
    [InlineData("<!-- snippet: publish -->\nno block\n", "publish")]
    [InlineData("<!-- snippet: gone -->\n```csharp\nold\n```\n", "gone")]
    public void A_marker_without_block_or_snippet_is_found(string document, string name) =>
        Snippets.Unanswered(document, Known).Should().Equal(name);
}
