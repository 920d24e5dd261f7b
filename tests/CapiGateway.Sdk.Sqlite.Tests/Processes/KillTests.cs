using CapiGateway.Sdk.Testing.Emulator;
using Xunit.Abstractions;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

[Trait("Category", "Long")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Rounds = 52;
    private const int EventsARound = 400;
    private const int LeastHits = 5;

    private static readonly string[] Aims = ["accepted", "leased", "sending", "answered"];
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(15);

    [Fact]
    public async Task Whatever_moment_the_process_is_killed_in_every_accepted_event_is_delivered_and_nothing_is_invented()
    {
        await using SqliteFixture file = new();
        await using var emulator = new ConversionsApiEmulator();
        emulator.Faults.Always(EmulatorFault.LatencyOf(Latency));
        Uri address = await emulator.StartAsync();
        var random = new Random(20261122);
        var ledger = new KillLedger();

        for (int round = 0; round < Rounds; round++)
        {
            // The clock of each process is later, so that it may take up at once what the one before it had leased.
            using ProbeProcess probe = ProbeProcess.Start(file.FilePath, address, round * 5, round * EventsARound, EventsARound, callers: 8);
            ledger.BeginRound();
            string aim = Aims[round % Aims.Length];
            for (int left = random.Next(1, 12); left > 0;)
            {
                string line = await probe.ReadLineAsync() ?? throw new InvalidOperationException("The probe ended by itself.");
                ledger.Say(line);
                left -= line.StartsWith(aim, StringComparison.Ordinal) ? 1 : 0;
            }

            foreach (string line in await probe.KillAsync())
            {
                ledger.Say(line);
            }

            ledger.EndRound(file.WaitingIds(), emulator.Events.Select(accepted => accepted.Id!));
        }

        using ProbeProcess last = ProbeProcess.Start(file.FilePath, address, Rounds * 5, Rounds * EventsARound, count: 1);
        (await last.ReadUntilAsync("drained")).ForEach(ledger.Say);

        output.WriteLine(ledger.ToString());
        string[] delivered = [.. emulator.Events.Select(accepted => accepted.Id!)];
        ledger.Accepted.Should().BeSubsetOf(delivered, "what was accepted is delivered");
        delivered.Should().BeSubsetOf(ledger.Begun, "nothing is invented");
        foreach (IGrouping<string, AcceptedEvent> copies in emulator.Events.GroupBy(accepted => accepted.Id!))
        {
            copies.Select(copy => Convert.ToHexString(copy.Utf8Json.Span)).Distinct().Should().ContainSingle("a copy of {0} is the same bytes", copies.Key);
        }

        ledger.Hits.Values.Should().OnlyContain(hits => hits >= LeastHits, "every place is hit: {0}", ledger);
    }
}
