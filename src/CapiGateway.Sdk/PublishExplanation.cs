using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk;

/// <summary>What publishing an event would do. Nothing was sent, stored or counted.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="DataSources">One entry for each data source that it would be addressed to.</param>
/// <param name="Diagnostics">What was found: errors, warnings, and what was left out and why.</param>
public sealed record PublishExplanation(
    string EventId, IReadOnlyList<DataSourceExplanation> DataSources, IReadOnlyList<EventDiagnostic> Diagnostics)
{
    /// <summary>Whether every data source would accept the event.</summary>
    public bool WouldBeAccepted => DataSources.Count > 0 && DataSources.All(source => source.Outcome == PublishOutcome.Accepted);

    /// <summary>What would become of it, data source by data source, and what was found; no value of the event and no JSON.</summary>
    /// <returns>One line for each data source and each diagnostic.</returns>
    public override string ToString() =>
        string.Join(Environment.NewLine, DataSources.Select(source => source.ToString()).Concat(Diagnostics.Select(found => found.ToString())));
}
