using CapiGateway.Sdk.Events;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>What was decided about an event: one entry for each data source that it is addressed to, at least one.</summary>
/// <param name="First">The entry of the first; the only one for most gateways, so that it costs no array.</param>
/// <param name="Diagnostics">What was found.</param>
internal readonly record struct EventDecision(TargetDecision First, IReadOnlyList<EventDiagnostic> Diagnostics)
{
    /// <summary>The entries after the first; <see langword="null"/> for none.</summary>
    public TargetDecision[]? More { get; init; }

    public int Count => 1 + (More?.Length ?? 0);

    /// <summary>Whether no data source could be found to count the event at.</summary>
    public bool IsUnaddressed => First.DataSourceId.Length == 0;

    public TargetDecision this[int index] => index == 0 ? First : More![index - 1];
}
