using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
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
    case ["durable", .. string[] options]:
        await DurableContest.RunAsync(options);
        break;
    case ["latency", .. string[] options]:
        await LatencyContest.RunAsync(options);
        break;
    case ["memory", .. string[] options]:
        await MemoryReport.RunAsync(options);
        break;
    case ["sink"]:
        await Sink.RunAsync();
        break;
    default:
        // In this process, for a project that BenchmarkDotNet writes would be built by the rules of this repository.
        Job job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        break;
}
