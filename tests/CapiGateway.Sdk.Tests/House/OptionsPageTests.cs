using System.Reflection;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>The page of options is made of the documentation comments, so that it can neither lag behind nor leave one out.</summary>
public sealed class OptionsPageTests
{
    private const string Page = "docs/options.md";

    [Fact]
    public void The_page_says_what_the_comments_say()
    {
        string page = File.ReadAllText(Repository.PathOf(Page));

        GeneratedSection.Has(page, "options").Should().BeTrue();
        Snapshot.ShouldMatch(GeneratedSection.Fill(page, "options", Table()), Page, filter: nameof(OptionsPageTests));
    }

    [Fact]
    public void Every_option_says_what_it_is_and_what_it_is_by_default() =>
        Options().Where(option => Part(option, "summary").Length == 0 || Part(option, "value").Length == 0)
            .Select(option => option.Name)
            .ShouldBeNone("Options without a summary or a value:");

    private static string Table() =>
        "| Option | What it says | Default, and what is allowed |\n|---|---|---|\n" + string.Concat(Options().Select(Row));

    private static string Row(PropertyInfo option) =>
        $"| <a id=\"{option.Name.ToLowerInvariant()}\"></a>`{option.Name}` "
        + $"| {Sentence(Part(option, "summary"), "Gets or sets ", "Gets ")} | {Sentence(Part(option, "value"), "The default value is ")} |\n";

    private static PropertyInfo[] Options() => [.. typeof(CapiGatewayOptions).GetProperties().OrderBy(option => option.Name, StringComparer.Ordinal)];

    private static string Part(PropertyInfo option, string part) =>
        XmlDocs.Of(HousePlan.Project).Text($"P:{option.DeclaringType!.FullName}.{option.Name}", part).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Sentence(string text, params string[] openings)
    {
        string rest = openings.Where(opening => text.StartsWith(opening, StringComparison.Ordinal)).Select(opening => text[opening.Length..]).FirstOrDefault(text);
        return rest.Length == 0 ? rest : char.ToUpperInvariant(rest[0]) + rest[1..];
    }
}
