using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>A data source that an event is addressed to, and whether its switches let the event in.</summary>
internal readonly record struct ResolvedTarget(DataSource DataSource, TargetDecision? Refusal);
