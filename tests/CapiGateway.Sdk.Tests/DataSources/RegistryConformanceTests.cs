using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Testing.Conformance;

namespace CapiGateway.Sdk.Tests.DataSources;

public sealed class RegistryConformanceTests
{
    private static readonly DataSourceRegistryConformance Suite = new(() => new InMemoryDataSourceRegistry());

    public static TheoryData<string> Cases => new(Suite.Cases);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_in_memory_registry_keeps_the_contract(string name) => Suite.RunAsync(name);

    [Fact]
    public async Task A_registry_that_forgets_versions_is_found_out()
    {
        var suite = new DataSourceRegistryConformance(() => new LastWriterWins());

        (await suite.Awaiting(it => it.RunAllAsync()).Should().ThrowAsync<ConformanceException>())
            .WithMessage("*exactly one saves*").WithMessage("*old version is refused*");
    }

    private sealed class LastWriterWins : IDataSourceRegistry
    {
        private DataSourceEntry? _last;

        public ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<DataSourceEntry>>(_last is null ? [] : [_last]);

        public ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_last?.Version ?? 0);

        public ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
        {
            _last = entry with { Version = entry.Version + 1 };
            return ValueTask.FromResult(DataSourceSaveStatus.Saved);
        }
    }
}
