namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>
/// What waits and must not leave any more: all of a data source, its events of one name, or those of the account that it belonged to before.
/// </summary>
internal readonly record struct SwitchedOff(string DataSourceId, string? EventName = null, string? FormerAccount = null);
