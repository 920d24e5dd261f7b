namespace CapiGateway.Sdk.Outbox;

/// <summary>What became of an event that was handed to an outbox.</summary>
public enum AppendStatus
{
    /// <summary>It is stored, and the outbox answers for it from now on.</summary>
    Stored,

    /// <summary>Its deduplication key is known already; it was not stored.</summary>
    Duplicate,

    /// <summary>There is no room for it; it was not stored.</summary>
    Full,
}
