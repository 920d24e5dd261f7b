using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.DataSources.Internal;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Events.Internal;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Finds the data sources that an event is addressed to, and asks their switches. An event that names its account reaches no data source of
/// another.
/// </summary>
internal sealed class TargetResolver(DataSourceCatalog catalog)
{
    /// <summary>The targets; empty when there are none, then with a diagnostic when the event could be meant for several accounts.</summary>
    public DataSourceEntry[] Resolve(ConversionEvent conversion, string? dataSourceId, DiagnosticBag diagnostics)
    {
        DataSourceDirectory directory = catalog.Current;
        if (dataSourceId is not null)
        {
            return directory.TargetOf(dataSourceId) is { } target && (conversion.Account is null || conversion.Account == target[0].DataSource.Account)
                ? target
                : [];
        }

        if ((conversion.Account ?? directory.OnlyAccount) is not { } account)
        {
            if (directory.All.Count > 0)
            {
                diagnostics.Add(EventRules.DataSourceAmbiguous, string.Empty);
            }

            return [];
        }

        return directory.TargetsOf(account);
    }

    /// <summary>What the switches of a target say of an event; <see langword="null"/> when they let it in.</summary>
    public static TargetDecision? Refusal(DataSourceEntry entry, string eventName) => entry switch
    {
        { State: DataSourceState.Pending } => Refuse(entry, PublishOutcome.NotConnected, PublishReason.DataSourcePending),
        { State: DataSourceState.Deactivated } => Refuse(entry, PublishOutcome.NotConnected, PublishReason.DataSourceDeactivated),
        { State: DataSourceState.Removed } => Refuse(entry, PublishOutcome.NotConnected, PublishReason.DataSourceRemoved),
        { IsPublishingOff: true } => Refuse(entry, PublishOutcome.PublishingOff, PublishReason.DataSourceSwitchedOff),
        _ when !entry.Publishes(eventName) => Refuse(entry, PublishOutcome.PublishingOff, PublishReason.EventNameSwitchedOff),
        _ => null,
    };

    private static TargetDecision Refuse(DataSourceEntry entry, PublishOutcome outcome, PublishReason reason) =>
        new(entry.DataSource.Id, outcome, reason) { DataSource = entry.DataSource };
}
