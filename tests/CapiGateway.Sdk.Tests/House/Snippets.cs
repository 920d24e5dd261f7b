using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>
/// Code blocks of the documentation that are cut from the samples: <c>&lt;!-- snippet: name --&gt;</c> before the block,
/// <c>// begin-snippet: name</c> and <c>// end-snippet</c> around the code.
/// </summary>
internal static class Snippets
{
    private static readonly Regex Source = Pattern.Of(
        @"^[ \t]*// begin-snippet: (?<name>\S+)[ \t]*\n(?<code>.*?)^[ \t]*// end-snippet[ \t]*$",
        RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex Block = Pattern.Of(
        @"(?<head><!-- snippet: (?<name>\S+) -->\s*\n```csharp\n)(?<code>.*?)(?<tail>^```\s*$)",
        RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex Marker = Pattern.Of(@"<!-- snippet: (?<name>\S+) -->");

    /// <summary>The snippets of a file, without the indentation that all their lines share, each with a line feed at its end.</summary>
    public static IEnumerable<KeyValuePair<string, string>> In(string source) =>
        Source.Matches(source.ReplaceLineEndings("\n"))
            .Select(match => KeyValuePair.Create(match.Groups["name"].Value, Dedent(match.Groups["code"].Value)));

    /// <summary>A document whose marked code blocks hold the snippets of their names.</summary>
    public static string Fill(string document, IReadOnlyDictionary<string, string> snippets) =>
        Block.Replace(document, match => snippets.TryGetValue(match.Groups["name"].Value, out string? code)
            ? match.Groups["head"].Value + code + match.Groups["tail"].Value
            : match.Value);

    /// <summary>The markers that no snippet of the samples or no code block answers.</summary>
    public static IEnumerable<string> Unanswered(string document, IReadOnlyDictionary<string, string> snippets)
    {
        string[] blocks = [.. Block.Matches(document).Select(match => match.Groups["name"].Value)];
        return Marker.Matches(document).Select(match => match.Groups["name"].Value)
            .Where(name => !blocks.Contains(name, StringComparer.Ordinal) || !snippets.ContainsKey(name));
    }

    private static string Dedent(string code)
    {
        string[] lines = code.Split('\n')[..^1];
        int indent = lines.Where(line => line.Trim().Length > 0)
            .Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty()
            .Min();
        return string.Concat(lines.Select(line => line.Trim().Length == 0 ? "\n" : line[indent..].TrimEnd() + "\n"));
    }
}
