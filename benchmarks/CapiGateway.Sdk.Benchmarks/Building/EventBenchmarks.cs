using BenchmarkDotNet.Attributes;

namespace CapiGateway.Sdk.Benchmarks.Building;

/// <summary>One website Purchase, from the order to its bytes, for those who trust BenchmarkDotNet alone.</summary>
[MemoryDiagnoser]
public class EventBenchmarks
{
    private readonly Order _order = Order.Number(7);
    private readonly OurWay _ours = new();

    [Benchmark(Baseline = true)]
    public int JsonSerializerAndHashData() => SerializerWay.Serialize(_order).Length;

    [Benchmark]
    public int ConversionEvent() => _ours.Serialize(_order).Length;
}
