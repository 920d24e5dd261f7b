using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What was decided about an event: one entry for each data source that it is addressed to, at least one.</summary>
internal sealed record EventDecision(IReadOnlyList<TargetDecision> Targets, IReadOnlyList<EventDiagnostic> Diagnostics)
{
    /// <summary>Whether no data source could be found to count the event at.</summary>
    public bool IsUnaddressed => Targets[0].DataSourceId.Length == 0;
}
