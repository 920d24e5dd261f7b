namespace CapiGateway.Sdk;

/// <summary>What became of an event at one data source.</summary>
/// <param name="DataSourceId">The data source; empty when none could be addressed.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why, where the outcome alone does not say it.</param>
public readonly record struct DataSourceReceipt(string DataSourceId, PublishOutcome Outcome, PublishReason Reason = PublishReason.None);
