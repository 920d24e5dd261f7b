using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>A C# file: its path, relative to the repository and with forward slashes, and what its text declares and names.</summary>
internal sealed class SourceFile
{
    private static readonly Regex NamespaceLine = Pattern.Of(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline);

    private static readonly Regex UsingOrNamespace = Pattern.Of(
        @"^[ \t]*(global\s+)?(using|namespace)\s[^;={(]*[;{]?", RegexOptions.Multiline);

    private static readonly Regex Declaration = Pattern.Of(
        @"^\s*(\[[^\]]*\]\s*)*"
        + @"(?<modifiers>((public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*)"
        + @"(record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+[\w<>\[\]?,. ]+?)\s+(?<name>[A-Z]\w*)",
        RegexOptions.Multiline);

    private static readonly Regex Visible = Pattern.Of(@"\bpublic\b");

    private static readonly Regex Word = Pattern.Of(@"\b[A-Z]\w+\b");

    private readonly string _body;

    public SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        var source = SourceText.Parse(text);
        Code = source.Code;
        Comments = source.Comments;
        LineCount = text.Length == 0 ? 0 : text.AsSpan().Count('\n') + (text[^1] == '\n' ? 0 : 1);
        Namespace = NamespaceLine.Match(Code) is { Success: true } match ? match.Groups["name"].Value : "";
        _body = UsingOrNamespace.Replace(Code, Spaces);
        DeclaredTypes = [.. Declaration.Matches(_body).Select(Declared)];
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The text with comments and the content of literals blanked; every character keeps its place.</summary>
    public string Code { get; }

    public IReadOnlyList<SourceComment> Comments { get; }

    public int LineCount { get; }

    /// <summary>The file's namespace, or nothing.</summary>
    public string Namespace { get; }

    /// <summary>The types that the file declares, nested ones among them.</summary>
    public IReadOnlyList<DeclaredType> DeclaredTypes { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folders of the path.</summary>
    public string[] Folders => Path.Split('/')[..^1];

    /// <summary>Every word outside usings and the namespace that can name a type.</summary>
    public IEnumerable<string> Names() => Word.Matches(_body).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    public int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;

    private DeclaredType Declared(Match match)
    {
        ReadOnlySpan<char> before = _body.AsSpan(0, match.Index);
        bool isTopLevel = before.Count('{') == before.Count('}');
        return new DeclaredType(match.Groups["name"].Value, Visible.IsMatch(match.Groups["modifiers"].Value), isTopLevel);
    }

    private static string Spaces(Match match) => new(' ', match.Length);
}
