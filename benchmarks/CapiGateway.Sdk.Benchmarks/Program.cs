using BenchmarkDotNet.Running;
using CapiGateway.Sdk.Benchmarks.Building;
using CapiGateway.Sdk.Benchmarks.Hashing;
using CapiGateway.Sdk.Benchmarks.Ratios;

switch (args)
{
    case ["ratios", .. string[] options]:
        Report.Run(options, [.. LaneContests.All(), .. HashContests.All(), .. EventContests.All()]);
        break;
    case ["peers", string script, .. string[] options]:
        PeerContest.Run(script, options);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
        break;
}
