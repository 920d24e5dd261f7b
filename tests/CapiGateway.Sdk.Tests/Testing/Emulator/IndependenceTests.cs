using System.Text.RegularExpressions;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

/// <summary>
/// The emulator is a second reading of Meta's documentation: were it to share code with the SDK, both would share its mistakes.
/// </summary>
public partial class IndependenceTests
{
    // What joins emulator and gateway, or tests what hosts implement, has to name the SDK; nothing else may.
    private static readonly string[] MayNameTheSdk = ["RecordingCapiGateway.cs", "EmulatorGatewayBuilderExtensions.cs"];
    private static readonly string[] MayNameTheSdkFolders = ["Conformance", "Recording"];

    [Fact]
    public void No_file_of_the_emulator_names_the_sdk()
    {
        var files = SourceFiles().ToArray();

        files.Should().Contain(file => file.EndsWith("EventRules.cs", StringComparison.Ordinal), "the test must look there");
        files.Where(file => SdkNames().IsMatch(File.ReadAllText(file))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("using CapiGateway.Sdk.Events;", true)]
    [InlineData("using static CapiGateway.Sdk.Identity.IdentifierHasher;", true)]
    [InlineData("namespace CapiGateway.Sdk;", true)]
    [InlineData("global::CapiGateway.Sdk.GraphApi.X", true)]
    [InlineData("ICapiGateway gateway", true)]
    [InlineData("using Sdk.Events;", true)]
    [InlineData("new ConversionEventBuilder()", true)]
    [InlineData("using CapiGateway.Sdk.Testing.Time;", false)]
    [InlineData("namespace CapiGateway.Sdk.Testing.Emulator.Internal;", false)]
    public void A_name_of_the_sdk_is_recognised(string text, bool isFound) => SdkNames().IsMatch(text).Should().Be(isFound);

    [GeneratedRegex(
        @"CapiGateway\.Sdk(?!\.Testing\b)|\busing (static )?Sdk\." +
        @"|\b(ICapiGateway|Identifier(Normalizer|Hasher)|ConversionEvent\w*|Sha256Digest)\b",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SdkNames();

    private static IEnumerable<string> SourceFiles()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CapiGateway.Sdk.sln")))
        {
            root = root.Parent;
        }

        root.Should().NotBeNull("the test runs inside the repository");
        var project = Path.Combine(root!.FullName, "src", "CapiGateway.Sdk.Testing");
        return Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsAllowed(Path.GetRelativePath(project, file)));
    }

    private static bool IsAllowed(string path) =>
        MayNameTheSdk.Contains(Path.GetFileName(path)) || MayNameTheSdkFolders.Contains(path.Split(Path.DirectorySeparatorChar)[0]);
}
