using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Sdk.Sqlite.Tests.Processes;

/// <summary>One process after another on one file, each killed somewhere, the last one left alone until nothing waits any more.</summary>
internal sealed class KillLane(int rounds, int seed)
{
    private const int EventsARound = 400;
    private const int MinutesARound = 5;

    private static readonly string[] Aims = ["accepted", "leased", "sending", "answered"];
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(15);

    public KillLedger Ledger { get; } = new();

    public IReadOnlyList<AcceptedEvent> Delivered { get; private set; } = [];

    public async Task RunAsync()
    {
        await using SqliteFixture file = new();
        await using var emulator = new ConversionsApiEmulator();
        emulator.Faults.Always(EmulatorFault.LatencyOf(Latency));
        Uri address = await emulator.StartAsync();
        var random = new Random(seed);
        for (int round = 0; round < rounds; round++)
        {
            // The clock of each process is later, so that it may take up at once what the one before it had leased.
            using ProbeProcess probe = ProbeProcess.Start(file.FilePath, address, round * MinutesARound, round * EventsARound, EventsARound, callers: 8);
            Ledger.BeginRound();
            await ReadUntilKilledAsync(probe, Aims[round % Aims.Length], random.Next(1, 12));
            Ledger.EndRound(file.WaitingIds(), emulator.Events.Select(accepted => accepted.Id!));
        }

        using ProbeProcess last = ProbeProcess.Start(file.FilePath, address, rounds * MinutesARound, rounds * EventsARound, count: 1);
        (await last.ReadUntilAsync("drained")).ForEach(Ledger.Say);
        Delivered = emulator.Events;
    }

    private async Task ReadUntilKilledAsync(ProbeProcess probe, string aim, int left)
    {
        while (left > 0)
        {
            string line = await probe.ReadLineAsync() ?? throw new InvalidOperationException("The probe ended by itself.");
            Ledger.Say(line);
            left -= line.StartsWith(aim, StringComparison.Ordinal) ? 1 : 0;
        }

        (await probe.KillAsync()).ForEach(Ledger.Say);
    }
}
