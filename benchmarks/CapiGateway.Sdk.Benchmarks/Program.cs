using BenchmarkDotNet.Running;
using CapiGateway.Sdk.Benchmarks.Building;
using CapiGateway.Sdk.Benchmarks.Hashing;
using CapiGateway.Sdk.Benchmarks.Memory;
using CapiGateway.Sdk.Benchmarks.Publishing;
using CapiGateway.Sdk.Benchmarks.Ratios;

switch (args)
{
    case ["ratios", .. string[] options]:
        Report.Run(options, [.. LaneContests.All(), .. HashContests.All(), .. EventContests.All()]);
        break;
    case ["peers", string script, .. string[] options]:
        PeerContest.Run(script, options);
        break;
    case ["publish", .. string[] options]:
        await PublishContest.RunAsync(options);
        break;
    case ["memory", .. string[] options]:
        await MemoryReport.RunAsync(options);
        break;
    case ["sink"]:
        await Sink.RunAsync();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
        break;
}
