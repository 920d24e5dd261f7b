namespace CapiGateway.Sdk.Outbox;

/// <summary>What was erased.</summary>
/// <param name="Waiting">How many events that waited, by data source; they will not be sent.</param>
/// <param name="DeadLetters">How many dead letters.</param>
/// <param name="JournalEntries">How many entries of the delivery journal.</param>
public sealed record ErasureResult(IReadOnlyDictionary<string, int> Waiting, int DeadLetters, int JournalEntries)
{
    /// <summary>Nothing was.</summary>
    public static ErasureResult None { get; } = new(new Dictionary<string, int>(StringComparer.Ordinal), 0, 0);
}
