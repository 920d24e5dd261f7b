namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The data sources of a gateway, found by id and by account. Immutable.</summary>
internal sealed class DataSourceDirectory
{
    private readonly Dictionary<string, DataSource> _byId;
    private readonly Dictionary<string, DataSource[]> _byAccount;

    public DataSourceDirectory(IEnumerable<DataSource> dataSources)
    {
        _byId = dataSources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        _byAccount = _byId.Values
            .GroupBy(source => source.Account, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<DataSource> All => _byId.Values;

    /// <summary>The account of events that name none: the only one there is.</summary>
    public string? OnlyAccount => _byAccount.Count == 1 ? _byAccount.Keys.First() : null;

    public DataSource? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<DataSource> OfAccount(string account) => _byAccount.GetValueOrDefault(account) ?? [];
}
