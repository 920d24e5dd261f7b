namespace CapiGateway.Sdk;

/// <summary>What became of an event at one data source.</summary>
/// <param name="DataSourceId">The data source; empty when none could be addressed.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Reason">Why, where the outcome alone does not say it.</param>
/// <param name="Detail">
/// The reason that a consent policy or a filter gave, a short fixed text such as <c>crawler</c>; <see langword="null"/> otherwise.
/// </param>
public readonly record struct DataSourceReceipt(
    string DataSourceId, PublishOutcome Outcome, PublishReason Reason = PublishReason.None, string? Detail = null)
{
    /// <summary>The data source, the outcome and the reason.</summary>
    /// <returns>For example <c>1234567890123456: Filtered (crawler)</c>.</returns>
    public override string ToString() =>
        (Detail ?? (Reason == PublishReason.None ? null : Reason.ToString())) is { } reason
            ? $"{DataSourceId}: {Outcome} ({reason})"
            : $"{DataSourceId}: {Outcome}";
}
