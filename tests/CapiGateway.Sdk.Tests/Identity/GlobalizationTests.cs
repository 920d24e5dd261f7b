using System.Diagnostics;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Tests.Identity.Unicode;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>A hash depends neither on the server's culture nor on whether it has ICU.</summary>
public class GlobalizationTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    private static readonly string Corpus =
        RepositoryFiles.PathOf("tests", "CapiGateway.Sdk.Tests", "Identity", "Vectors", "globalization-corpus.tsv");

    [Fact]
    public async Task Under_invariant_globalization_every_hash_is_the_same()
    {
        string[] lines = await RunProbeAsync([Corpus], invariant: true);

        lines[0].Should().Be("0069 2", "the process is invariant: the framework composes nothing");
        lines[1..].Should().Equal(HashHere());
    }

    [Fact]
    public async Task In_Turkish_every_hash_is_the_same()
    {
        string[] lines = await RunProbeAsync([Corpus, "tr-TR"], invariant: false);

        lines[0].Should().Be("0131 1", "the process is Turkish: the framework lower-cases I without a dot");
        lines[1..].Should().Equal(HashHere());
    }

    private static IEnumerable<string> HashHere() => File.ReadLines(Corpus).Select(line =>
    {
        string[] fields = line.Split('\t');
        IdentifierHasher.TryHash(Enum.Parse<IdentifierKind>(fields[0]), fields[1], out Sha256Digest digest);
        return digest.ToString();
    });

    private static async Task<string[]> RunProbeAsync(string[] arguments, bool invariant)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        string probe = Path.Combine(
            output.Parent!.Parent!.FullName, "CapiGateway.Sdk.GlobalizationProbe", output.Name, "CapiGateway.Sdk.GlobalizationProbe.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", probe, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant ? "1" : "0";
        start.Environment["LANG"] = invariant ? "C" : "tr_TR.UTF-8";

        using Process process = Process.Start(start)!;
        string text = await process.StandardOutput.ReadToEndAsync().WaitAsync(Budget);
        await process.WaitForExitAsync().WaitAsync(Budget);
        process.ExitCode.Should().Be(0);
        return text.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
