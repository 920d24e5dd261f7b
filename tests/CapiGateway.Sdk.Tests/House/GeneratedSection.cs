using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>A part of a document that a test makes: what stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
internal static class GeneratedSection
{
    /// <summary>The document with the part of that name replaced; unchanged when it has none.</summary>
    public static string Fill(string document, string name, string content) => Section(name).Replace(
        document, match => $"{match.Groups["head"].Value}\n{content.TrimEnd('\n')}\n\n{match.Groups["tail"].Value}");

    public static bool Has(string document, string name) => Section(name).IsMatch(document);

    private static Regex Section(string name) => Pattern.Of(
        $@"(?<head>^<!-- {Regex.Escape(name)} -->\n)(?<content>.*?)(?<tail>^<!-- /{Regex.Escape(name)} -->$)",
        RegexOptions.Multiline | RegexOptions.Singleline);
}
