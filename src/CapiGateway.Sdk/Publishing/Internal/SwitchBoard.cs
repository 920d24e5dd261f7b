using System.Collections.Concurrent;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Outbox;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// What every request asks before it leaves. A request first takes off and then asks; a switch is first turned and then waits for what has
/// taken off. So whatever is in flight when a switch is turned either sees it or is waited for. Thread-safe.
/// </summary>
internal sealed class SwitchBoard(DataSourceCatalog catalog, TestEventCodes codes)
{
    private readonly ConcurrentDictionary<string, FlightLog> _flights = new(StringComparer.Ordinal);

    /// <summary>What becomes of what waits for a data source, as a whole.</summary>
    public Standing StandingOf(string dataSourceId) => catalog.IsLoaded ? catalog.Current.StandingOf(dataSourceId) : Standing.Waits;

    /// <summary>What becomes of an event that waits.</summary>
    public Standing StandingOf(OutboxEvent entry) =>
        catalog.IsLoaded ? catalog.Current.StandingOf(entry.DataSourceId, entry.EventName, entry.Account) : Standing.Waits;

    /// <summary>What an event is told that may not leave.</summary>
    public PublishOutcome RefusalOf(string dataSourceId) =>
        catalog.Current.Find(dataSourceId) is { State: DataSourceState.Active or DataSourceState.Deactivated }
            ? PublishOutcome.PublishingOff
            : PublishOutcome.NotConnected;

    /// <summary>The settings that are in force.</summary>
    public DataSource SettingsOf(DataSource known) => catalog.Current.Find(known.Id)?.DataSource ?? known;

    /// <summary>What travels beside the events of a request.</summary>
    public RequestFields FieldsOf(DataSource current, RequestFields stored) => codes.InForce(current, stored);

    /// <summary>A request is about to be made; it has landed when the answer is disposed of.</summary>
    public IDisposable TakeOff(string dataSourceId) => Log(dataSourceId).TakeOff();

    /// <summary>Completes when every request has landed that took off before the call.</summary>
    public Task WhenLandedAsync(string dataSourceId) => Log(dataSourceId).WhenLandedAsync();

    private FlightLog Log(string dataSourceId) => _flights.GetOrAdd(dataSourceId, static _ => new FlightLog());
}
