using BenchmarkDotNet.Attributes;
using CapiGateway.Sdk.Identity;

namespace CapiGateway.Sdk.Benchmarks.Hashing;

/// <summary>A column of e-mails, for those who trust BenchmarkDotNet alone.</summary>
[MemoryDiagnoser]
public class HashBenchmarks
{
    private readonly Sha256Digest[] _digests = new Sha256Digest[Samples.ColumnLength];
    private readonly string[] _hex = new string[Samples.ColumnLength];

    [Benchmark(Baseline = true, OperationsPerInvoke = Samples.ColumnLength)]
    public string[] TodaysWayOfHashing()
    {
        for (int row = 0; row < _hex.Length; row++)
        {
            _hex[row] = TodaysWay.Hash(Samples.Emails[row]);
        }

        return _hex;
    }

    [Benchmark(OperationsPerInvoke = Samples.ColumnLength)]
    public int HashMany() => IdentifierHasher.HashMany(IdentifierKind.Email, Samples.Emails, _digests);
}
