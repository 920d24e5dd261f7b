using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Telemetry;

namespace CapiGateway.Sdk.DataSources;

public sealed partial class DataSourceAdministration
{
    // Each try reads afresh, so that losing as often as this takes somebody who changes the same data source all the time.
    private const int MostTries = 16;

    private static readonly AdministrationResult Forbidden = Fail(AdministrationStatus.Forbidden, "The role may look, and change nothing.");
    private static readonly AdministrationResult NotFound = Fail(AdministrationStatus.NotFound, "The account has no such data source.");

    private readonly DataSourceCatalog _catalog;
    private readonly DataSourceWatch _watch;
    private readonly IDataSourceProbe _probe;
    private readonly GatewayVitals _vitals;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal DataSourceAdministration(
        DataSourceCatalog catalog, DataSourceWatch watch, IDataSourceProbe probe, GatewayVitals vitals, AuditTrail audit, TimeProvider clock)
    {
        _catalog = catalog;
        _watch = watch;
        _probe = probe;
        _vitals = vitals;
        _audit = audit;
        _clock = clock;
    }

    private static AdministrationResult Done(DataSourceEntry entry) => new() { Status = AdministrationStatus.Done, Entry = entry };

    private static AdministrationResult Fail(AdministrationStatus status, string explanation) => new() { Status = status, Explanation = explanation };

    private static ChangeStep Refuse(DataSourceEntry entry, AdministrationStatus status, string explanation) =>
        new(Fail(status, explanation) with { Entry = entry });

    private async ValueTask<DataSourceEntry?> FindAsync(Administrator by, string dataSourceId, CancellationToken cancellationToken)
    {
        await _watch.RefreshAsync(cancellationToken).ConfigureAwait(false);
        return _catalog.Current.Find(dataSourceId) is { } entry && entry.DataSource.Account == by.Account && entry.State != DataSourceState.Removed
            ? entry
            : null;
    }

    private async Task<AdministrationResult> ChangeAsync(
        Administrator by, string dataSourceId, AdministrationOperation operation, Func<DataSourceEntry, ChangeStep> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(dataSourceId);
        if (!by.MayChange)
        {
            return Forbidden;
        }

        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (await FindAsync(by, dataSourceId, cancellationToken).ConfigureAwait(false) is not { } entry)
            {
                return NotFound;
            }

            ChangeStep step = change(entry);
            if (step.Refusal is { } refusal)
            {
                return refusal;
            }

            if (step.Changed == entry)
            {
                // It may have been turned a moment ago, by somebody who still waits for what is in flight.
                await _watch.WhenFollowedAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
                return Done(entry);
            }

            if (await SaveAsync(by, operation, entry, step.Changed!, cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }

        return Fail(AdministrationStatus.Conflict, "Somebody else changes it all the time; try again.");
    }

    private async Task<AdministrationResult> ConnectAsync(Administrator by, DataSource source, CancellationToken cancellationToken)
    {
        if (!by.MayChange)
        {
            return Forbidden;
        }

        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            await _watch.RefreshAsync(cancellationToken).ConfigureAwait(false);
            if (FaultOf(source) is { } fault)
            {
                return Fail(AdministrationStatus.Invalid, fault);
            }

            DataSourceEntry? former = _catalog.Current.Find(source.Id);
            if (former is { State: not DataSourceState.Removed })
            {
                return Fail(AdministrationStatus.AlreadyConnected, "The id is connected already.");
            }

            // What another account left behind is not the caller's to see, nor its audit's.
            DataSourceEntry? before = former?.DataSource.Account == by.Account ? former : null;
            var added = new DataSourceEntry { DataSource = source, State = DataSourceState.Pending, Version = former?.Version ?? 0 };
            if (await SaveAsync(by, AdministrationOperation.Add, before, added, cancellationToken).ConfigureAwait(false) is { } result)
            {
                return result;
            }
        }

        return Fail(AdministrationStatus.Conflict, "Somebody else changes it all the time; try again.");
    }

    // Null when somebody else was faster.
    private async Task<AdministrationResult?> SaveAsync(
        Administrator by, AdministrationOperation operation, DataSourceEntry? before, DataSourceEntry changed, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        DataSourceEntry entry = changed with { ChangedAt = now, ChangedBy = by.Name };
        (DataSourceSaveStatus? status, Task following) = await _watch.SaveAsync(entry, cancellationToken).ConfigureAwait(false);
        switch (status)
        {
            case DataSourceSaveStatus.Saved:
                DataSourceEntry saved = entry with { Version = entry.Version + 1 };

                // Not cancelled: it is saved and in force, so it must be taken down.
                await _audit.RecordAsync(new AdministrationRecord(by, operation, now, before, saved), CancellationToken.None).ConfigureAwait(false);
                await following.WaitAsync(cancellationToken).ConfigureAwait(false);
                return Done(saved);
            case DataSourceSaveStatus.Conflict:
                return null;
            case DataSourceSaveStatus.ReadOnly:
                return Fail(AdministrationStatus.ReadOnly, "The registry takes no changes; make them where it is kept.") with { Entry = before };
            default:
                return Fail(AdministrationStatus.RegistryFailed, "The registry failed; whether the change was saved shows at its next answer.") with { Entry = before };
        }
    }

    private ChangeStep Changed(DataSourceEntry entry, DataSource settings)
    {
        if (settings.Id != entry.DataSource.Id || settings.Account != entry.DataSource.Account)
        {
            return Refuse(entry, AdministrationStatus.Invalid, "Id and Account of a data source cannot be changed; remove it and add another.");
        }

        return FaultOf(settings) is { } fault ? Refuse(entry, AdministrationStatus.Invalid, fault) : entry with { DataSource = settings };
    }

    // A credential of another account would send with that account's token.
    private string? FaultOf(DataSource settings) => DataSourceCheck.Faults(settings).FirstOrDefault()
        ?? (_catalog.Current.All.Any(other => other.State != DataSourceState.Removed
                && other.DataSource.Account != settings.Account
                && other.DataSource.CredentialName == settings.CredentialName)
            ? $"CredentialName of data source {settings.Id} is {ValueInMessage.Of(settings.CredentialName)}. Use one of your own account."
            : null);
}
