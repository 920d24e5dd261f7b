using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.House;

[Collection(LongTests.Name)]
[Trait("Category", "Long")]
public sealed class TrimmedPublishTests
{
    private static readonly Regex TrimWarning = Pattern.Of(@"^.*\bIL\d{4}\b.*$", RegexOptions.Multiline);

    [Fact]
    public async Task A_trimmed_application_warns_of_nothing_and_runs()
    {
        using TemporaryFolder folder = new();

        (int exitCode, string output) = await Dotnet.BuildAsync(
            Repository.PathOf("tests/CapiGateway.Sdk.TrimTest"),
            "publish", "-c", "Release", "-r", "linux-x64", "--self-contained", "-o", folder["published"],
            "-p:PublishTrimmed=true", "-p:TrimmerSingleWarn=false", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={folder["artifacts"]}");

        TrimWarning.Matches(output).Select(match => match.Value).ShouldBeNone("The trimmer warns:");
        exitCode.Should().Be(0, output);
        (int code, string printed) = await Dotnet.RunAsync(folder["published/CapiGateway.Sdk.TrimTest"], folder.Path);
        code.Should().Be(0, printed);
        printed.Trim().Should().Be("OK");
    }
}
