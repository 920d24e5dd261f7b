using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>A hash depends neither on the server's culture nor on whether it has ICU.</summary>
public class GlobalizationTests
{
    [Fact]
    public async Task Under_invariant_globalization_every_hash_is_the_same()
    {
        string[] lines = await RunProbeAsync([ProbeProcess.Corpus], invariant: true);

        lines[0].Should().Be("0069 2", "the process is invariant: the framework composes nothing");
        lines[1..].Should().Equal(HashHere());
    }

    [Fact]
    public async Task In_Turkish_every_hash_is_the_same()
    {
        string[] lines = await RunProbeAsync([ProbeProcess.Corpus, "tr-TR"], invariant: false);

        lines[0].Should().Be("0131 1", "the process is Turkish: the framework lower-cases I without a dot");
        lines[1..].Should().Equal(HashHere());
    }

    private static IEnumerable<string> HashHere() => File.ReadLines(ProbeProcess.Corpus).Select(line =>
    {
        string[] fields = line.Split('\t');
        IdentifierHasher.TryHash(Enum.Parse<IdentifierKind>(fields[0]), fields[1], out Sha256Digest digest);
        return digest.ToString();
    });

    private static Task<string[]> RunProbeAsync(string[] arguments, bool invariant) => ProbeProcess.RunAsync(
        arguments,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = invariant ? "1" : "0",
            ["LANG"] = invariant ? "C" : "tr_TR.UTF-8",
        });
}
