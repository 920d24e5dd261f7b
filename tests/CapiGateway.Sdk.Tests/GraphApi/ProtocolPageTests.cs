using System.Text.RegularExpressions;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>What docs/protocol.md says is what the code does.</summary>
public sealed partial class ProtocolPageTests
{
    private static readonly string[] Page = File.ReadAllLines(PathOfPage());

    [Fact]
    public void The_table_of_codes_is_the_one_that_is_tested()
    {
        var written = Page.SelectMany(Codes).ToList();
        var tested = KnownErrorCodes.Rows.Select(row =>
        {
            var code = row.Subcode is null ? $"{row.Code}" : $"{row.Code}/{row.Subcode}";
            return (code, row.Reason is null ? row.Expected : $"{row.Expected}: `{row.Reason}`");
        });

        written.Select(row => row.Code).Should().OnlyHaveUniqueItems();
        written.Should().BeEquivalentTo(tested);
    }

    [Fact]
    public void Every_reason_to_pause_is_explained()
    {
        foreach (var reason in Enum.GetNames<PauseReason>())
        {
            Page.Should().Contain(line => line.Contains($"`{reason}`"), reason);
        }
    }

    [Fact]
    public void The_default_version_is_the_one_stated()
    {
        Page.Should().Contain(line => line.Contains($"the default version is `{GraphApiVersions.Default}`"));
    }

    private static IEnumerable<(string Code, string Verdict)> Codes(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (cells.Length != 2 || !cells[0].StartsWith('`') || !char.IsAsciiDigit(cells[0][1]))
        {
            return [];
        }

        var verdict = Verdict().Match(cells[1]).Value;
        return Code().Matches(cells[0]).Select(match => (match.Groups["code"].Value, verdict));
    }

    private static string PathOfPage()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CapiGateway.Sdk.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "protocol.md");
    }

    [GeneratedRegex("`(?<code>[0-9/]+)`", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^(pause: `[A-Za-z]+`|[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verdict();
}
