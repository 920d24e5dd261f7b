using CapiGateway.Sdk;
using CapiGateway.Sdk.Testing.Emulator;

namespace CapiGateway.Samples.Quickstart;

/// <summary>What a run came to.</summary>
internal sealed class RunReport(int orders, GatewayStatistics statistics, Findings findings, EmulatorCounters? emulator)
{
    public int Orders { get; } = orders;

    public DataSourceStatistics Ledger { get; } = statistics.Total;

    public Findings Findings { get; } = findings;

    /// <summary>What the emulator counted; <see langword="null"/> when the events went to Meta.</summary>
    public EmulatorCounters? Emulator { get; } = emulator;

    /// <summary>Whether every order came to exactly one end, none is left, and the emulator has what the gateway says it delivered.</summary>
    public bool IsBalanced =>
        Ledger.IsBalanced
        && Ledger.Pending == 0
        && Ledger.Received == Orders
        && (Emulator is not { } counters || counters.EventsAccepted == Ledger.Delivered);
}
