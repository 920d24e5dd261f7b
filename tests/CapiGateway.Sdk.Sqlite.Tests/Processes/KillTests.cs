using CapiGateway.Sdk.Testing.Emulator;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

[Trait("Category", "Long")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Lanes = 2;
    private const int RoundsALane = 28;
    private const int LeastHits = 5;

    [Fact]
    public async Task Whatever_moment_the_process_is_killed_in_every_accepted_event_is_delivered_and_nothing_is_invented()
    {
        KillLane[] lanes = [.. Enumerable.Range(0, Lanes).Select(number => new KillLane(RoundsALane, seed: 20_261_122 + number))];

        await Task.WhenAll(lanes.Select(lane => Task.Run(lane.RunAsync)));

        Dictionary<string, int> hits = lanes.SelectMany(lane => lane.Ledger.Hits).GroupBy(pair => pair.Key).ToDictionary(place => place.Key, place => place.Sum(pair => pair.Value));
        string report = string.Join(", ", hits.Select(pair => $"{pair.Key}: {pair.Value}"));
        output.WriteLine($"{Lanes * RoundsALane} kills; {report}");
        foreach (KillLane lane in lanes)
        {
            output.WriteLine(lane.Ledger.ToString());
            ShouldBalance(lane);
        }

        hits.Values.Should().OnlyContain(count => count >= LeastHits, "every place is hit: {0}", report);
    }

    private static void ShouldBalance(KillLane lane)
    {
        string[] delivered = [.. lane.Delivered.Select(accepted => accepted.Id!)];
        lane.Ledger.Accepted.Should().NotBeEmpty().And.BeSubsetOf(delivered, "what was accepted is delivered");
        delivered.Should().BeSubsetOf(lane.Ledger.Begun, "nothing is invented");
        foreach (IGrouping<string, AcceptedEvent> copies in lane.Delivered.GroupBy(accepted => accepted.Id!))
        {
            copies.Select(copy => Convert.ToHexString(copy.Utf8Json.Span)).Distinct().Should().ContainSingle("a copy of {0} is the same bytes", copies.Key);
        }
    }
}
