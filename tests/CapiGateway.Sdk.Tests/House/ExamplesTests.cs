using System.Text;
using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

/// <summary>
/// The examples in the documentation comments: every entry point has one, and all of them compile, but those that say which foreign
/// package they need: <c>&lt;code needs="OpenTelemetry.Extensions.Hosting"&gt;</c>. So do the code blocks of the pages.
/// </summary>
[Collection(LongTests.Name)]
public sealed class ExamplesTests
{
    private static readonly Regex Declaration = Pattern.Of(@"^(public|internal|private|\[Fact\])", RegexOptions.Multiline);

    private static readonly Regex Block = Pattern.Of(@"(?<!-->\n)^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);

    private static readonly Regex Using = Pattern.Of(@"^using [\w.]+;\n", RegexOptions.Multiline);

    [Fact]
    public void Every_entry_point_has_an_example() => EntryPoints.WithoutExample().ShouldBeNone("Entry points without an <example>:");

    [Fact]
    [Trait("Category", "Long")]
    public async Task Every_example_compiles()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder["Directory.Build.props"], "<Project />");
        await File.WriteAllTextAsync(folder["Directory.Packages.props"], "<Project />");
        await File.WriteAllTextAsync(folder["Examples.csproj"], Project());
        await File.WriteAllTextAsync(folder["Setting.cs"], Setting);
        await File.WriteAllTextAsync(folder["Examples.cs"], Program());

        (int exitCode, string output) = await Dotnet.BuildAsync(folder.Path, "build", "-v:quiet", "-nologo");

        exitCode.Should().Be(0, output);
    }

    private static string Project()
    {
        string references = string.Concat(SourceAssemblies.Names.Select(name => $"<Reference Include=\"{Path.Combine(AppContext.BaseDirectory, name + ".dll")}\" />"));
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NoWarn>$(NoWarn);CS1998;CS0219;CS0649;CS0108</NoWarn>
              </PropertyGroup>
              <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" />{references}</ItemGroup>
            </Project>
            """;
    }

    // Each example is a method of its own; one that declares members or types is a class of its own. Errors name the member.
    private static string Program()
    {
        var program = new StringBuilder();
        int number = 0;
        foreach ((string place, string code) in Examples().Concat(CodeBlocks()))
        {
            bool declares = Declaration.IsMatch(code);
            program.Append(declares ? $"sealed class Example{++number} : Setting {{\n" : $"sealed class Example{++number} : Setting {{ async Task RunAsync() {{\n")
                .Append($"#line 1 \"{place}\"\n{code}\n#line default\n")
                .Append(declares ? "}\n" : "} }\n");
        }

        return Usings() + program;
    }

    private static IEnumerable<(string Member, string Code)> Examples() =>
        from name in SourceAssemblies.Names
        from example in XmlDocs.Of(name).Examples
        where example.Code.Attribute("needs") is null
        select (example.Member[2..].Split('(')[0], Dedented(example.Code.Value));

    // Blocks that are cut from a sample compile there; those of the page about testing are run by a test of their own.
    private static IEnumerable<(string Page, string Code)> CodeBlocks() =>
        from page in Repository.Files("docs", "*.md").Concat(Repository.Files("src", "README.md"))
        where page is not ("docs/testing.md" or "src/CapiGateway.Sdk.Testing/README.md")
        from block in Block.Matches(File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n"))
        select (page, Using.Replace(block.Groups["code"].Value, string.Empty));

    private static string Usings() => string.Concat(SourceAssemblies.All.SelectMany(assembly => assembly.GetExportedTypes())
        .Select(type => type.Namespace!)
        .Concat(["System.Text.Json", "Microsoft.AspNetCore.Builder", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection"])
        .Distinct(StringComparer.Ordinal)
        .Select(name => $"using {name};\n"));

    private static string Dedented(string code)
    {
        string[] lines = code.Trim('\n').Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? line.Trim() : line[indent..]));
    }

    // What the reader of an example has: a host that is being set up, a gateway, an order, a request.
    private const string Setting = """
        using CapiGateway.Sdk;
        using CapiGateway.Sdk.Events;
        using CapiGateway.Sdk.Testing.Emulator;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;

        sealed class Checkout(ICapiGateway gateway)
        {
            public Task PlaceAsync(Order order) => gateway.FlushAsync();
        }

        record Order(string Id, decimal Total, string Currency, string? Email, string? Phone, DateTimeOffset PlacedAt, OrderLine[] Lines);

        record OrderLine(string Sku, int Quantity, decimal Price);

        abstract class Setting
        {
            protected readonly WebApplicationBuilder builder = null!;
            protected readonly IServiceCollection services = null!;
            protected readonly IServiceProvider provider = null!;
            protected readonly HttpRequest request = null!;
            protected readonly ICapiGateway gateway = null!;
            protected readonly EventDefaults defaults = null!;
            protected readonly ConversionEvent conversion = null!;
            protected readonly ConversionsApiEmulator emulator = null!;
            protected readonly Order order = null!;
            protected readonly string datasetId = "", accessToken = "", value = "", pageUrl = "", userAgent = "", clientIp = "", eventId = "";
            protected readonly byte[] utf8Json = [];
            protected readonly CancellationToken cancellationToken;
        }
        """;
}
