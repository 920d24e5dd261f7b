using System.Collections.Frozen;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Identity;
using CapiGateway.Sdk.Identity.Internal.Lanes;
using CapiGateway.Sdk.Tests.House;

namespace CapiGateway.Sdk.Tests.Identity;

/// <summary>A host sets the switch in its project file, which ends up in its runtime configuration.</summary>
public sealed class FrameworkSwitchTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_with_the_switch_hashes_by_the_framework_alone_and_comes_to_the_same_digests(bool isOn)
    {
        using var folder = new TemporaryFolder();
        string configuration = folder["probe.runtimeconfig.json"];
        JsonNode json = JsonNode.Parse(await File.ReadAllTextAsync(ProbeProcess.RuntimeConfiguration))!;
        json["runtimeOptions"]!["configProperties"] = new JsonObject { [LaneSelection.FrameworkSwitch] = isOn };
        await File.WriteAllTextAsync(configuration, json.ToJsonString());

        string[] lines = await ProbeProcess.RunAsync(
            ["--columns", ProbeProcess.Corpus], FrozenDictionary<string, string>.Empty, configuration);

        lines[0].Should().Be(LaneSelection.Choose(isOn).ToString());
        lines[1..].Should().Equal(HashHere());
    }

    private static IEnumerable<string> HashHere() => File
        .ReadLines(ProbeProcess.Corpus)
        .Select(line => line.Split('\t'))
        .GroupBy(fields => fields[0])
        .SelectMany(column => column)
        .Select(fields =>
        {
            IdentifierHasher.TryHash(Enum.Parse<IdentifierKind>(fields[0]), fields[1], out Sha256Digest digest);
            return digest.ToString();
        });
}
