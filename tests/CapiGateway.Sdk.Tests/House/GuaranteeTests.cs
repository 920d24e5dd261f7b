using System.Reflection;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>A promise of a page that names its proof names a test that exists.</summary>
public sealed class GuaranteeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/delivery.md")]
    [InlineData("docs/testing-the-sdk.md")]
    public void Every_promise_names_a_test_that_exists(string page)
    {
        string[] named = [.. Pattern.Of(@"\| `(?<test>[A-Za-z]+Tests\.[A-Za-z0-9_]+)` \|$", System.Text.RegularExpressions.RegexOptions.Multiline)
            .Matches(File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n"))
            .Cast<System.Text.RegularExpressions.Match>()
            .Select(match => match.Groups["test"].Value)];

        named.Length.Should().BeGreaterThan(10);
        named.Except(Tests(), StringComparer.Ordinal).ShouldBeNone($"{page} names tests that do not exist:");
    }

    private static IEnumerable<string> Tests() => OfThisAssembly().Concat(OverSqlite());

    private static IEnumerable<string> OfThisAssembly() =>
        from type in typeof(GuaranteeTests).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public)
        where method.GetCustomAttributes().Any(attribute => attribute is FactAttribute)
        select $"{type.Name}.{method.Name}";

    // That project is none of this one's, so its source is read.
    private static IEnumerable<string> OverSqlite() =>
        from path in Directory.EnumerateFiles(Repository.PathOf("tests/CapiGateway.Sdk.Sqlite.Tests"), "*Tests.cs", SearchOption.AllDirectories)
        from System.Text.RegularExpressions.Match method in Pattern.Of(@"public (async Task|void) (?<name>\w+)\(").Matches(File.ReadAllText(path))
        select $"{Path.GetFileNameWithoutExtension(path)}.{method.Groups["name"].Value}";
}
