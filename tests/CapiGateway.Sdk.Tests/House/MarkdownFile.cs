using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>A Markdown file: the anchors that it offers and the places in the repository that it links to.</summary>
internal sealed class MarkdownFile
{
    private static readonly Regex Fence = Pattern.Of(
        @"^(?<fence>```+|~~~+)[^\n]*\n(.*?\n)??\k<fence>\s*$",
        RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex Link = Pattern.Of(
        @"\]\(\s*<?(?<target>[^)\s>]+)>?(\s+""[^""]*"")?\s*\)|^\s*\[[^\]]+\]:\s*(?<target>\S+)",
        RegexOptions.Multiline);

    private static readonly Regex InlineCode = Pattern.Of(@"`[^`\n]+`");
    private static readonly Regex Heading = Pattern.Of(@"^\#{1,6}\s+(?<title>.+?)\s*\#*\s*$", RegexOptions.Multiline);
    private static readonly Regex Anchor = Pattern.Of(@"<a\s+(id|name)=""(?<name>[^""]+)""");
    private static readonly Regex LinkText = Pattern.Of(@"!?\[(?<text>[^\]]*)\]\([^)]*\)");
    private static readonly Regex NotInAnchor = Pattern.Of(@"[^\p{L}\p{M}\p{N}\p{Pc} \-]");

    public MarkdownFile(string path, string text)
    {
        Path = path;
        string prose = Fence.Replace(text, match => new string('\n', match.Value.Count(c => c == '\n')));
        Anchors = Slugs(prose).Concat(Anchor.Matches(prose).Select(match => match.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);
        Targets = [.. Link.Matches(InlineCode.Replace(prose, "")).Select(match => match.Groups["target"].Value)];
    }

    /// <summary>The path relative to the repository, with forward slashes.</summary>
    public string Path { get; }

    public IReadOnlySet<string> Anchors { get; }

    /// <summary>What the file links to, addresses of other places included, as written.</summary>
    public IReadOnlyList<string> Targets { get; }

    /// <summary>The links that lead nowhere.</summary>
    /// <param name="exists">Whether a path relative to the repository is a file or a folder.</param>
    /// <param name="open">Opens another Markdown file of the repository.</param>
    public IEnumerable<string> Broken(Func<string, bool> exists, Func<string, MarkdownFile> open)
    {
        foreach (string target in Targets.Where(target => !target.Contains(':', StringComparison.Ordinal)))
        {
            string[] parts = Uri.UnescapeDataString(target).Split('#', 2);
            string path = parts[0].Length == 0 ? Path : Resolve(parts[0]);
            if (!exists(path))
            {
                yield return $"{Path}: {target} (no such file)";
            }
            else if (parts.Length == 2 && path.EndsWith(".md", StringComparison.Ordinal)
                && !(path == Path ? this : open(path)).Anchors.Contains(parts[1]))
            {
                yield return $"{Path}: {target} (no such heading)";
            }
        }
    }

    private string Resolve(string target)
    {
        Stack<string> folders = new(target.StartsWith('/') ? [] : Path.Split('/')[..^1]);
        foreach (string part in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                folders.Push(part);
            }
            else if (!folders.TryPop(out _))
            {
                return "..";
            }
        }

        return string.Join('/', folders.Reverse());
    }

    // As the hosting site makes them: lower case, spaces to hyphens, punctuation away, a number behind the second of a name.
    private static IEnumerable<string> Slugs(string prose)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (Match match in Heading.Matches(prose))
        {
            string title = LinkText.Replace(match.Groups["title"].Value, "${text}");
            string slug = NotInAnchor.Replace(title, "").Replace(' ', '-').ToLowerInvariant();
            int times = seen[slug] = seen.GetValueOrDefault(slug) + 1;
            yield return times == 1 ? slug : $"{slug}-{times - 1}";
        }
    }
}
