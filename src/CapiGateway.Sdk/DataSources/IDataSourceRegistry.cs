namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// Keeps the data sources of a gateway and their switches, in whatever the host has for a database. The gateway reads it when it starts,
/// then every <see cref="CapiGatewayOptions.RegistryRefresh"/>, and holds a copy; it is never asked for an event.
/// </summary>
/// <remarks>
/// <para>A singleton; all members are called concurrently and must not block their thread.</para>
/// <para>
/// What throws, takes too long or answers nonsense (a missing list, an id twice, an entry that is not valid) changes nothing: the last good
/// copy stays in force, and the failure is counted and logged.
/// </para>
/// <para>
/// Entries are never deleted: a removed data source stays as an entry in state <see cref="DataSourceState.Removed"/>, so that code does not
/// add it again. An entry that is gone nevertheless holds up what waits for it until it is there again.
/// </para>
/// </remarks>
public interface IDataSourceRegistry
{
    /// <summary>Lists all entries, removed ones among them.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entries as they were saved, in any order, each with the version under which it was saved.</returns>
    ValueTask<IReadOnlyList<DataSourceEntry>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A number that is another one after any entry has changed, so that asking for changes is cheap.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number; it is only compared with the one before. The sum of all versions is one.</returns>
    ValueTask<long> GetRevisionAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Saves an entry if nobody changed it meanwhile: the saved entry of the same data source must have the version that this one carries,
    /// or there must be none when that is zero. It is saved under that version plus one.
    /// </summary>
    /// <param name="entry">The entry, with the version that it was read under; zero for a new one.</param>
    /// <param name="cancellationToken">Cancels the call; nothing is saved then.</param>
    /// <returns>Whether it was saved. Of several callers with one version exactly one is told <see cref="DataSourceSaveStatus.Saved"/>.</returns>
    ValueTask<DataSourceSaveStatus> SaveAsync(DataSourceEntry entry, CancellationToken cancellationToken);
}
