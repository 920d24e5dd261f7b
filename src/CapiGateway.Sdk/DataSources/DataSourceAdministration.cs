namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// Manages the data sources of a gateway on behalf of a person: resolve it from the container, keyed by the gateway's name for a named one.
/// It asks for the person's role and account at each call; who the person is, the host has found out before.
/// </summary>
/// <remarks>
/// <para>Thread-safe. A change is saved, put in force in this process, told to the audit, and then returned from.</para>
/// <para>
/// After a call that switched something off or removed it, nothing leaves for it any more: the call waits for the requests in flight.
/// Cancelling it then ends the waiting, not the change. Other processes follow within <see cref="CapiGatewayOptions.RegistryRefresh"/>.
/// </para>
/// <para>Nobody sees another account's data source: it is <see cref="AdministrationStatus.NotFound"/>, as if it did not exist.</para>
/// </remarks>
public sealed partial class DataSourceAdministration
{
    /// <summary>Lists the data sources of the caller's account, without removed ones, by id.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data sources; empty when the account has none.</returns>
    /// <exception cref="ArgumentNullException">There is no caller.</exception>
    public async Task<IReadOnlyList<DataSourceEntry>> ListAsync(Administrator by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        await _watch.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return [.. _catalog.Current.OfAccount(by.Account)
            .Where(entry => entry.State != DataSourceState.Removed)
            .OrderBy(entry => entry.DataSource.Id, StringComparer.Ordinal)];
    }

    /// <summary>Finds a data source of the caller's account.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data source, or <see cref="AdministrationStatus.NotFound"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public async Task<AdministrationResult> GetAsync(Administrator by, string dataSourceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        return await FindAsync(by, dataSourceId, cancellationToken).ConfigureAwait(false) is { } entry ? Done(entry) : NotFound;
    }

    /// <summary>
    /// Adds a data source to the caller's account, as <see cref="DataSourceState.Pending"/>. A removed id can be connected again, by whichever
    /// account.
    /// </summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSource">Its settings; the account in it is not read, it becomes the caller's.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new entry, or why there is none.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> AddAsync(Administrator by, DataSource dataSource, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(dataSource);
        return ConnectAsync(by, dataSource with { Account = by.Account }, cancellationToken);
    }

    /// <summary>
    /// Finds out whether id and token are good, and makes a pending data source active when they are. It posts and never reads, so that a
    /// token of Events Manager is enough: a minimal event when there is a test event code, otherwise one that is too old to be taken.
    /// </summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry with what was found out; <see cref="AdministrationStatus.NotConfirmed"/> when it was not found good.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public async Task<AdministrationResult> ConfirmAsync(Administrator by, string dataSourceId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        if (!by.MayChange)
        {
            return Forbidden;
        }

        if (await FindAsync(by, dataSourceId, cancellationToken).ConfigureAwait(false) is not { } asked)
        {
            return NotFound;
        }

        ConfirmationResult found = await _probe.ProbeAsync(asked.DataSource, maySendTestEvent: true, cancellationToken).ConfigureAwait(false);
        _vitals.Of(dataSourceId).Checked(found.IsBad ? found.Advice : null);
        if (!found.IsGood)
        {
            return new AdministrationResult { Status = AdministrationStatus.NotConfirmed, Entry = asked, Confirmation = found, Explanation = found.Advice };
        }

        AdministrationResult result = await ChangeAsync(
            by,
            dataSourceId,
            AdministrationOperation.Confirm,
            entry => entry switch
            {
                _ when entry.DataSource != asked.DataSource => Refuse(entry, AdministrationStatus.Conflict, "Its settings were changed meanwhile; confirm it again."),
                { State: DataSourceState.Pending } => entry with { State = DataSourceState.Active },
                _ => entry,
            },
            cancellationToken).ConfigureAwait(false);
        return result with { Confirmation = found };
    }

    /// <summary>Activates a deactivated data source again. A pending one becomes active by <see cref="ConfirmAsync"/>.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry, or why it was not changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> ActivateAsync(Administrator by, string dataSourceId, CancellationToken cancellationToken = default) => ChangeAsync(
        by,
        dataSourceId,
        AdministrationOperation.Activate,
        entry => entry.State == DataSourceState.Pending
            ? Refuse(entry, AdministrationStatus.WrongState, "It is pending: confirm it, and it becomes active.")
            : entry with { State = DataSourceState.Active },
        cancellationToken);

    /// <summary>Deactivates an active data source: events addressed to it are refused at the door; what was accepted before still leaves.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry, or why it was not changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> DeactivateAsync(Administrator by, string dataSourceId, CancellationToken cancellationToken = default) => ChangeAsync(
        by,
        dataSourceId,
        AdministrationOperation.Deactivate,
        entry => entry.State == DataSourceState.Pending
            ? Refuse(entry, AdministrationStatus.WrongState, "It is pending, so nothing is taken in for it; remove it if it is not wanted.")
            : entry with { State = DataSourceState.Deactivated },
        cancellationToken);

    /// <summary>
    /// Switches publishing on or off for all of a data source. Off: events are received and counted, not sent; what waits is withdrawn; what
    /// was sent is untouched. The switches of event names stay as they are.
    /// </summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="on">Whether it publishes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry, or why it was not changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> SwitchPublishingAsync(Administrator by, string dataSourceId, bool on, CancellationToken cancellationToken = default) =>
        ChangeAsync(by, dataSourceId, AdministrationOperation.SwitchPublishing, entry => entry with { IsPublishingOff = !on }, cancellationToken);

    /// <summary>Switches publishing on or off for one event name of a data source.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="eventName">The event's name in Meta's spelling, such as <c>Purchase</c>.</param>
    /// <param name="on">Whether it publishes events of this name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry, or why it was not changed.</returns>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> SwitchPublishingAsync(
        Administrator by, string dataSourceId, string eventName, bool on, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        return ChangeAsync(by, dataSourceId, AdministrationOperation.SwitchPublishing, entry => entry.Switch(eventName, on), cancellationToken);
    }

    /// <summary>Changes the settings of a data source; its id and account stay. The state stays too: confirm it again after a change of its credential.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="change">Makes the new settings of the old ones; called again when somebody else changed them meanwhile.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry, or why it was not changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> ChangeSettingsAsync(
        Administrator by, string dataSourceId, Func<DataSource, DataSource> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(by, dataSourceId, AdministrationOperation.ChangeSettings, entry => Changed(entry, change(entry.DataSource)), cancellationToken);
    }

    /// <summary>Disconnects a data source: events addressed to it are refused, and what waits is withdrawn. Its id can be connected again.</summary>
    /// <param name="by">On whose behalf.</param>
    /// <param name="dataSourceId">Its id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The entry as it was left, or why it was not removed.</returns>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public Task<AdministrationResult> RemoveAsync(Administrator by, string dataSourceId, CancellationToken cancellationToken = default) =>
        ChangeAsync(by, dataSourceId, AdministrationOperation.Remove, static entry => entry with { State = DataSourceState.Removed }, cancellationToken);
}
