namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>All data sources of a gateway and their switches at one moment, found by id and by account. Immutable.</summary>
internal sealed class DataSourceDirectory
{
    private readonly Dictionary<string, DataSourceEntry> _byId;
    private readonly Dictionary<string, DataSourceEntry[]> _byAccount;
    private readonly Dictionary<string, DataSourceEntry[]> _targetById;
    private readonly Dictionary<string, DataSourceEntry[]> _targetsByAccount;

    public DataSourceDirectory(IEnumerable<DataSourceEntry> entries)
    {
        _byId = entries.ToDictionary(entry => entry.DataSource.Id, StringComparer.Ordinal);
        _targetById = _byId.ToDictionary(pair => pair.Key, pair => new[] { pair.Value }, StringComparer.Ordinal);
        _byAccount = _byId.Values
            .GroupBy(entry => entry.DataSource.Account, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _targetsByAccount = _byAccount.ToDictionary(account => account.Key, account => Targets(account.Value), StringComparer.Ordinal);
        OnlyAccount = _byAccount.Count == 1 ? _byAccount.Keys.First() : null;
    }

    public static DataSourceDirectory Empty { get; } = new([]);

    public IReadOnlyCollection<DataSourceEntry> All => _byId.Values;

    /// <summary>
    /// The account of events that name none: the only one there is. Removed data sources count too, or the events of an account that has
    /// none left would go to another's.
    /// </summary>
    public string? OnlyAccount { get; }

    public DataSourceEntry? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<DataSourceEntry> OfAccount(string account) => _byAccount.GetValueOrDefault(account) ?? [];

    /// <summary>
    /// Where an event of an account goes: to its active data sources. Without an active one, to whatever it has left, which says why nothing
    /// is taken.
    /// </summary>
    public DataSourceEntry[] TargetsOf(string account) => _targetsByAccount.GetValueOrDefault(account) ?? [];

    /// <summary>Where an event goes that names its data source: that one alone, kept as a list so that asking makes none.</summary>
    public DataSourceEntry[]? TargetOf(string id) => _targetById.GetValueOrDefault(id);

    /// <summary>What becomes of everything that waits for a data source.</summary>
    public Standing StandingOf(string id) => StandingOf(Find(id));

    /// <summary>What becomes of an event that waits. One that another account left behind must not go to this one.</summary>
    public Standing StandingOf(string id, string eventName, string account)
    {
        DataSourceEntry? entry = Find(id);
        if (entry is not null && !string.Equals(entry.DataSource.Account, account, StringComparison.Ordinal))
        {
            return Standing.Withdrawn;
        }

        Standing standing = StandingOf(entry);
        return standing == Standing.Leaves && !entry!.Publishes(eventName) ? Standing.Withdrawn : standing;
    }

    public DataSourceDirectory With(DataSourceEntry entry) =>
        new(_byId.Values.Where(known => known.DataSource.Id != entry.DataSource.Id).Append(entry));

    /// <summary>What was not switched off before and is now.</summary>
    public IEnumerable<SwitchedOff> SwitchedOffSince(DataSourceDirectory before)
    {
        foreach (DataSourceEntry entry in All)
        {
            string id = entry.DataSource.Id;
            DataSourceEntry? earlier = before.Find(id);
            bool isAnothers = earlier is not null && earlier.DataSource.Account != entry.DataSource.Account;
            if (isAnothers || (StandingOf(id) == Standing.Withdrawn && before.StandingOf(id) != Standing.Withdrawn))
            {
                yield return new SwitchedOff(id);
                continue;
            }

            if (StandingOf(id) == Standing.Withdrawn)
            {
                continue;
            }

            foreach (string name in entry.EventNamesOff.Where(name => earlier is null || earlier.Publishes(name)))
            {
                yield return new SwitchedOff(id, name);
            }
        }
    }

    /// <summary>The data sources that let other fields leave than before.</summary>
    public IEnumerable<string> FieldsChangedSince(DataSourceDirectory before) => All
        .Where(entry => before.Find(entry.DataSource.Id) is { } earlier && earlier.DataSource.Fields != entry.DataSource.Fields)
        .Select(entry => entry.DataSource.Id);

    private static Standing StandingOf(DataSourceEntry? entry) => entry switch
    {
        { State: DataSourceState.Removed } or { IsPublishingOff: true } => Standing.Withdrawn,
        { State: DataSourceState.Active or DataSourceState.Deactivated } => Standing.Leaves,
        _ => Standing.Waits,
    };

    private static DataSourceEntry[] Targets(DataSourceEntry[] entries)
    {
        DataSourceEntry[] active = Array.FindAll(entries, entry => entry.State == DataSourceState.Active);
        return active.Length > 0 ? active : entries;
    }
}
