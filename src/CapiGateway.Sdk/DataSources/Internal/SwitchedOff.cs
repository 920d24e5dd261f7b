namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>What waits and must not leave any more: all of a data source, or its events of one name.</summary>
internal readonly record struct SwitchedOff(string DataSourceId, string? EventName = null);
