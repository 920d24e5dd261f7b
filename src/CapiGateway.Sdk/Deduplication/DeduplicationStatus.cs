namespace CapiGateway.Sdk.Deduplication;

/// <summary>What an <see cref="IDeduplicationCache"/> answers to a reservation.</summary>
public enum DeduplicationStatus
{
    /// <summary>The key is new, and now the caller's: it must commit or release it.</summary>
    New,

    /// <summary>Another caller holds the key and has neither committed nor released it yet.</summary>
    Pending,

    /// <summary>The key was committed within its window.</summary>
    Duplicate,
}
