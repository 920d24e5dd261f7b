using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>A registry of a host over its own database, which several processes share and which can fail.</summary>
internal sealed class FakeRegistry : IDataSourceRegistry
{
    private readonly InMemoryDataSourceRegistry _inner = new();

    public Func<Task>? Trouble { get; set; }

    public IReadOnlyList<DataSourceEntry>? Nonsense { get; set; }

    public bool AnswersNull { get; set; }

    public bool IsReadOnly { get; set; }

    public int Lists { get; private set; }

    /// <summary>What an earlier process saved.</summary>
    public async Task SeedAsync(DataSourceEntry entry) => await _inner.SaveAsync(entry, CancellationToken.None);

    public async ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken)
    {
        await (Trouble?.Invoke() ?? Task.CompletedTask);
        Lists++;
        return AnswersNull ? null! : Nonsense ?? await _inner.ListAsync(cancellationToken);
    }

    public async ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken)
    {
        await (Trouble?.Invoke() ?? Task.CompletedTask);
        return Nonsense is null ? await _inner.GetRevisionAsync(cancellationToken) : -1;
    }

    public async ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken)
    {
        await (Trouble?.Invoke() ?? Task.CompletedTask);
        return IsReadOnly ? DataSourceSaveStatus.ReadOnly : await _inner.SaveAsync(entry, cancellationToken);
    }
}
