using System.Text;
using CapiGateway.Sdk.Consent;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Events;

public sealed class DiagnosticsPageTests
{
    private const string Page = "docs/diagnostics.md";
    private const string Start = "<!-- rules -->\n";

    private static readonly (char Family, string Title)[] Families =
    [
        ('1', "The event"), ('2', "User data"), ('3', "Custom data"), ('4', "Personal data where it must not be"), ('5', "Kinds of event"),
        ('6', "JSON that was read"), ('7', "Drift"), ('8', "Consent signals"),
    ];

    private static IEnumerable<DiagnosticRule> All => EventRules.All.Concat(ConsentRules.All);

    [Fact]
    public void The_page_says_what_the_code_says()
    {
        string page = File.ReadAllText(Repository.PathOf(Page)).ReplaceLineEndings("\n");
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;

        Snapshot.ShouldMatch(page[..start] + Rules(), Page, filter: nameof(DiagnosticsPageTests));
    }

    [Fact]
    public void Every_rule_has_an_anchor_to_which_it_links()
    {
        var page = new MarkdownFile(Page, File.ReadAllText(Repository.PathOf(Page)));

        All.Should().AllSatisfy(rule => page.Anchors.Should().Contain(rule.HelpUrl.Split('#')[1]));
    }

    private static string Rules()
    {
        var text = new StringBuilder();
        foreach ((char family, string title) in Families)
        {
            text.Append($"\n## {title}\n\n| Rule | Severity | What is wrong, what to do | Meta |\n|---|---|---|---|\n");
            IEnumerable<DiagnosticRule> rules = All.Where(rule => rule.Id[4] == family);
            foreach (DiagnosticRule rule in rules.OrderBy(rule => rule.Id, StringComparer.Ordinal))
            {
                string meta = rule.MetaSubcode is { } subcode ? $"100/{subcode}" : "";
                string message = rule.Message.Replace("|", "\\|", StringComparison.Ordinal);
                text.Append($"| <a id=\"{rule.Id.ToLowerInvariant()}\"></a>`{rule.Id}` {rule.Name} ");
                text.Append($"| {rule.Severity} | {message} | {meta} |\n");
            }
        }

        return text.ToString();
    }
}
