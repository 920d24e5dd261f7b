namespace CapiGateway.Sdk.Tests.House;

/// <summary>The packages of all projects under <c>src</c>, packed once into a folder under a version that nobody has.</summary>
public sealed class PackedProjects : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _version = $"0.0.0-test.{Environment.ProcessId}.{Path.GetRandomFileName().Replace('.', 'x')}";
    private readonly Lazy<Task> _pack;

    public PackedProjects() => _pack = new Lazy<Task>(PackAsync);

    public async Task<string> PackageOfAsync(string project)
    {
        await _pack.Value;
        return _folder[$"packages/{project}.{_version}.nupkg"];
    }

    /// <summary>Writes a console project that references packages and nothing of this repository.</summary>
    internal async Task WriteConsumerAsync(TemporaryFolder folder, IEnumerable<string> packages, string program)
    {
        await _pack.Value;
        string references = string.Concat(packages.Select(name => $"<PackageReference Include=\"{name}\" Version=\"{_version}\" />"));

        // The packages of the test stay out of the machine's cache, whose own are used where they are.
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } path
            ? path
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        await File.WriteAllTextAsync(folder["Consumer.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{_folder["packages"]}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{folder["restored"]}</RestorePackagesPath>
                <RestoreFallbackFolders>{cache}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(folder["Program.cs"], program);
        await File.WriteAllTextAsync(folder["Directory.Build.props"], "<Project />");
        await File.WriteAllTextAsync(folder["Directory.Packages.props"], "<Project />");
    }

    public void Dispose() => _folder.Dispose();

    private async Task PackAsync()
    {
        foreach (string project in Repository.SourceProjects())
        {
            (int exitCode, string output) = await Dotnet.BuildAsync(
                Repository.PathOf($"src/{project}"),
                "pack", "-c", "Release", "-o", _folder["packages"],
                $"-p:Version={_version}", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={_folder["artifacts"]}");
            exitCode.Should().Be(0, output);
        }
    }
}
