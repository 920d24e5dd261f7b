using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CapiGateway.Sdk.Tests.House;

[Collection(LongTests.Name)]
[Trait("Category", "Long")]
public sealed class PackageTests : IClassFixture<PackedProjects>
{
    // A project that depends on more than it says here surprises whoever adds its package.
    private static readonly Dictionary<string, string[]> Dependencies = new(StringComparer.Ordinal)
    {
        ["CapiGateway.Sdk"] =
        [
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions",
            "Microsoft.Extensions.Hosting.Abstractions",
            "Microsoft.Extensions.Http",
            "Polly.Core",
        ],
        ["CapiGateway.Sdk.Sqlite"] = ["CapiGateway.Sdk", "Microsoft.Data.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core"],
        ["CapiGateway.Sdk.Testing"] = ["CapiGateway.Sdk"],
    };

    private readonly PackedProjects _packed;

    public PackageTests(PackedProjects packed) => _packed = packed;

    public static TheoryData<string> Projects => new(Repository.SourceProjects());

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_package_holds_what_its_user_needs(string project)
    {
        await using ZipArchive package = await ZipFile.OpenReadAsync(await _packed.PackageOfAsync(project));

        package.Entries.Select(entry => entry.FullName).Should().Contain(
            ["README.md", "icon.png", $"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml", $"{project}.nuspec"]);
        XElement metadata = Metadata(package, project);
        Values(metadata, "license").Should().Equal("MIT");
        Values(metadata, "readme").Should().Equal("README.md");
        Values(metadata, "icon").Should().Equal("icon.png");
        Values(metadata, "projectUrl").Single().Should().StartWith("https://github.com/");
        Values(metadata, "tags").Single().Split(' ').Should().Contain("conversions-api").And.OnlyHaveUniqueItems();
        Values(metadata, "releaseNotes").Single().Should().EndWith("/CHANGELOG.md");
        metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("type")!.Value.Should().Be("git");
        Values(metadata, "description").Single().Should().NotBeNullOrWhiteSpace();
        Dependencies.Should().ContainKey(project, "this test says what each package may depend on");
        XElement[] dependencies = [.. metadata.Descendants().Where(element => element.Name.LocalName == "dependency")];
        dependencies.Select(dependency => dependency.Attribute("id")!.Value)
            .Should().Contain(Dependencies[project]).And.BeSubsetOf([.. Dependencies[project], .. Pinned(project)]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_package_comes_with_symbols_and_is_built_alike_everywhere(string project)
    {
        string package = await _packed.PackageOfAsync(project);
        await using ZipArchive symbols = await ZipFile.OpenReadAsync(Path.ChangeExtension(package, "snupkg"));
        ZipArchiveEntry pdb = symbols.GetEntry($"lib/net10.0/{project}.pdb")!;

        await using ZipArchive archive = await ZipFile.OpenReadAsync(package);
        await using Stream compiled = await archive.GetEntry($"lib/net10.0/{project}.dll")!.OpenAsync();
        using var held = new MemoryStream();
        await compiled.CopyToAsync(held);
        held.Position = 0;
        using var image = new PEReader(held);

        pdb.Should().NotBeNull();
        image.ReadDebugDirectory().Select(entry => entry.Type).Should().Contain(DebugDirectoryEntryType.Reproducible);
    }

    [Fact]
    public async Task A_new_project_that_references_the_packages_compiles_and_runs()
    {
        using TemporaryFolder folder = new();
        await _packed.WriteConsumerAsync(folder, Repository.SourceProjects(), ProgramOfTheReadme());

        (int exitCode, string output) = await Dotnet.BuildAsync(folder.Path, "build", "-warnaserror");
        exitCode.Should().Be(0, output);
        (int code, string printed) = await Dotnet.RunAsync("dotnet", folder.Path, "run", "--no-build");
        code.Should().Be(0, printed);
        printed.Trim().Should().Be("order-1");
    }

    // The code blocks of the README, and around them what their reader has: an order, a request, and a test.
    private static string ProgramOfTheReadme()
    {
        Dictionary<string, string> snippets = Snippets.In(File.ReadAllText(Repository.PathOf("samples/MinimalApi/Program.cs"))).ToDictionary();
        return $$"""
            using CapiGateway.Sdk;
            using CapiGateway.Sdk.Events;
            using CapiGateway.Sdk.Testing.Emulator;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            var order = new { Id = "order-1", Total = 129.95m, Currency = "USD", Email = "jane.doe@example.com", Phone = "+1 650 555 0100" };
            var (datasetId, accessToken) = ("1234567890123456", "any-token");
            var (pageUrl, userAgent, clientIp) = ("https://shop.example/thank-you", "Mozilla/5.0 (X11; Linux x86_64)", "8.8.8.8");

            await using var emulator = new ConversionsApiEmulator();
            WebApplicationBuilder builder = WebApplication.CreateBuilder();
            {{snippets["register"]}}
            builder.Services.AddCapiGateway().UseConversionsApiEmulator(emulator);
            await using WebApplication app = builder.Build();
            ICapiGateway capi = app.Services.GetRequiredService<ICapiGateway>();
            {{snippets["publish"]}}
            receipt.EnsureAccepted();
            await capi.FlushAsync();
            emulator.AssertClean();
            Console.WriteLine(emulator.Events.Single().Id);
            """;
    }

    // Versions pinned for the whole repository are repeated by packages that get them through the library.
    private static string[] Pinned(string project) => project == HousePlan.Project ? [] : Dependencies[HousePlan.Project];

    private static XElement Metadata(ZipArchive package, string project)
    {
        using Stream stream = package.GetEntry($"{project}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
    }

    private static IEnumerable<string> Values(XElement metadata, string name) =>
        metadata.Elements().Where(element => element.Name.LocalName == name).Select(element => element.Value);
}
