using System.Globalization;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Testing.Conformance;

/// <summary>Checks an <see cref="IDataSourceRegistry"/> of the host.</summary>
/// <example>
/// <code needs="a store of your own">
/// var suite = new DataSourceRegistryConformance(() => new MyRegistry(connectionString));
/// await suite.RunAllAsync();
/// </code>
/// </example>
public sealed class DataSourceRegistryConformance : ConformanceSuite
{
    private const int Callers = 16;
    private const int Rounds = 25;

    private readonly Func<IDataSourceRegistry> _create;

    /// <summary>Makes the suite.</summary>
    /// <param name="create">Makes an empty registry that can be written to.</param>
    /// <exception cref="ArgumentNullException">There is no factory.</exception>
    public DataSourceRegistryConformance(Func<IDataSourceRegistry> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _create = create;
        Add("A new registry lists nothing", EmptyAsync);
        Add("A new entry is saved under version 1", InsertAsync);
        Add("An entry that is there already is not inserted again", SecondInsertAsync);
        Add("An entry that is not there is not changed", ChangeOfNothingAsync);
        Add("A change is saved under the next version", ChangeAsync);
        Add("A change of an old version is refused and changes nothing", StaleAsync);
        Add("Everything that an entry holds comes back", WholeAsync);
        Add("A removed entry stays in the list and can be saved again", RemovedAsync);
        Add("Entries of several accounts are kept apart by id", SeveralAsync);
        Add("The revision is another one after a change, and the same without", RevisionAsync);
        Add("Of sixteen callers with one version exactly one saves", OneWinnerAsync);
        Add("A cancelled call saves nothing", CancelledAsync);
    }

    private static DataSourceEntry Entry(int number = 1, DataSourceState state = DataSourceState.Pending) => new()
    {
        DataSource = new DataSource { Id = (1_000 + number).ToString(CultureInfo.InvariantCulture) },
        State = state,
    };

    private static async Task SaveAsync(IDataSourceRegistry registry, DataSourceEntry entry, DataSourceSaveStatus expected, string what, CancellationToken cancellationToken) =>
        Expect(await registry.SaveAsync(entry, cancellationToken).ConfigureAwait(false), expected, "SaveAsync of " + what);

    private static async Task<DataSourceEntry> FindAsync(IDataSourceRegistry registry, DataSourceEntry entry, CancellationToken cancellationToken)
    {
        IReadOnlyList<DataSourceEntry> entries = await registry.ListAsync(cancellationToken).ConfigureAwait(false);
        return entries.SingleOrDefault(one => one.DataSource.Id == entry.DataSource.Id)
            ?? throw new ConformanceException($"ListAsync does not list entry {entry.DataSource.Id} exactly once.");
    }

    private async Task EmptyAsync(CancellationToken cancellationToken) =>
        Expect((await _create().ListAsync(cancellationToken).ConfigureAwait(false)).Count, 0, "Entries of a new registry");

    private async Task InsertAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        await SaveAsync(registry, Entry(), DataSourceSaveStatus.Saved, "a new entry", cancellationToken).ConfigureAwait(false);
        Expect(await FindAsync(registry, Entry(), cancellationToken).ConfigureAwait(false), Entry() with { Version = 1 }, "The listed entry");
    }

    private async Task SecondInsertAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        await SaveAsync(registry, Entry(), DataSourceSaveStatus.Saved, "a new entry", cancellationToken).ConfigureAwait(false);
        DataSourceEntry other = Entry(state: DataSourceState.Active);
        await SaveAsync(registry, other, DataSourceSaveStatus.Conflict, "an entry of version 0 that is there already", cancellationToken).ConfigureAwait(false);
        Expect((await FindAsync(registry, other, cancellationToken).ConfigureAwait(false)).State, DataSourceState.Pending, "The state after a refused insert");
    }

    private async Task ChangeOfNothingAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        await SaveAsync(registry, Entry() with { Version = 3 }, DataSourceSaveStatus.Conflict, "a change of nothing", cancellationToken).ConfigureAwait(false);
        Expect((await registry.ListAsync(cancellationToken).ConfigureAwait(false)).Count, 0, "Entries after a refused change");
    }

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        await SaveAsync(registry, Entry(), DataSourceSaveStatus.Saved, "a new entry", cancellationToken).ConfigureAwait(false);
        DataSourceEntry changed = Entry() with { Version = 1, State = DataSourceState.Active, IsPublishingOff = true };
        await SaveAsync(registry, changed, DataSourceSaveStatus.Saved, "a change", cancellationToken).ConfigureAwait(false);
        Expect(await FindAsync(registry, changed, cancellationToken).ConfigureAwait(false), changed with { Version = 2 }, "The changed entry");
    }

    private async Task StaleAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        await SaveAsync(registry, Entry(), DataSourceSaveStatus.Saved, "a new entry", cancellationToken).ConfigureAwait(false);
        DataSourceEntry first = Entry() with { Version = 1, State = DataSourceState.Active };
        await SaveAsync(registry, first, DataSourceSaveStatus.Saved, "a change", cancellationToken).ConfigureAwait(false);
        await SaveAsync(registry, first with { IsPublishingOff = true }, DataSourceSaveStatus.Conflict, "a change of an old version", cancellationToken).ConfigureAwait(false);
        Expect(await FindAsync(registry, first, cancellationToken).ConfigureAwait(false), first with { Version = 2 }, "The entry after a refused change");
    }

    private async Task WholeAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        DataSourceEntry whole = RegistrySample.Whole();
        await SaveAsync(registry, whole, DataSourceSaveStatus.Saved, "an entry with everything", cancellationToken).ConfigureAwait(false);
        Expect(await FindAsync(registry, whole, cancellationToken).ConfigureAwait(false) == whole with { Version = 1 }, expected: true, "Everything comes back");
    }

    private async Task RemovedAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        await SaveAsync(registry, Entry(), DataSourceSaveStatus.Saved, "a new entry", cancellationToken).ConfigureAwait(false);
        DataSourceEntry removed = Entry(state: DataSourceState.Removed) with { Version = 1 };
        await SaveAsync(registry, removed, DataSourceSaveStatus.Saved, "a removal", cancellationToken).ConfigureAwait(false);
        Expect((await FindAsync(registry, removed, cancellationToken).ConfigureAwait(false)).State, DataSourceState.Removed, "The state of a removed entry");
        await SaveAsync(registry, Entry() with { Version = 2 }, DataSourceSaveStatus.Saved, "an id that is connected again", cancellationToken).ConfigureAwait(false);
    }

    private async Task SeveralAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        for (int number = 0; number < Rounds; number++)
        {
            DataSourceEntry entry = Entry(number);
            entry = entry with { DataSource = entry.DataSource with { Account = number % 2 == 0 ? "a" : "b" } };
            await SaveAsync(registry, entry, DataSourceSaveStatus.Saved, "a new entry", cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<DataSourceEntry> entries = await registry.ListAsync(cancellationToken).ConfigureAwait(false);
        Expect(entries.Select(entry => entry.DataSource.Id).Distinct(StringComparer.Ordinal).Count(), Rounds, "Entries listed");
        Expect(entries.Count(entry => entry.DataSource.Account == "a"), (Rounds + 1) / 2, "Entries of one account");
    }

    private async Task RevisionAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        var seen = new HashSet<long> { await registry.GetRevisionAsync(cancellationToken).ConfigureAwait(false) };
        for (int version = 0; version < 3; version++)
        {
            await SaveAsync(registry, Entry() with { Version = version }, DataSourceSaveStatus.Saved, "a change", cancellationToken).ConfigureAwait(false);
            long revision = await registry.GetRevisionAsync(cancellationToken).ConfigureAwait(false);
            Expect(seen.Add(revision), expected: true, "GetRevisionAsync answers another number after a change");
            Expect(await registry.GetRevisionAsync(cancellationToken).ConfigureAwait(false), revision, "GetRevisionAsync without a change");
        }

        await registry.SaveAsync(Entry() with { Version = 1 }, cancellationToken).ConfigureAwait(false);
        Expect(seen.Contains(await registry.GetRevisionAsync(cancellationToken).ConfigureAwait(false)), expected: true, "GetRevisionAsync after a refused change is as before");
    }

    private async Task OneWinnerAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        for (int version = 0; version < Rounds; version++)
        {
            DataSourceEntry entry = Entry() with { Version = version };
            DataSourceSaveStatus[] answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(
                async () => await registry.SaveAsync(entry with { ChangedBy = caller.ToString(CultureInfo.InvariantCulture) }, cancellationToken).ConfigureAwait(false),
                cancellationToken))).ConfigureAwait(false);
            Expect(answers.Count(answer => answer == DataSourceSaveStatus.Saved), 1, $"Callers that saved version {version}");
            Expect(answers.Count(answer => answer == DataSourceSaveStatus.Conflict), Callers - 1, $"Callers that were refused at version {version}");
        }

        Expect((await FindAsync(registry, Entry(), cancellationToken).ConfigureAwait(false)).Version, Rounds, "The version in the end");
    }

    private async Task CancelledAsync(CancellationToken cancellationToken)
    {
        IDataSourceRegistry registry = _create();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync().ConfigureAwait(false);
        try
        {
            await registry.SaveAsync(Entry(), cancelled.Token).ConfigureAwait(false);
            throw new ConformanceException("SaveAsync with a cancelled token did not throw OperationCanceledException.");
        }
        catch (OperationCanceledException)
        {
            Expect((await registry.ListAsync(cancellationToken).ConfigureAwait(false)).Count, 0, "Entries after a cancelled call");
        }
    }
}
