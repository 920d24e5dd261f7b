namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>What becomes of an event that waits.</summary>
internal enum Standing
{
    /// <summary>It may leave now.</summary>
    Leaves,

    /// <summary>It waits: nobody knows yet, or any more, whether it may leave.</summary>
    Waits,

    /// <summary>It must not leave any more.</summary>
    Withdrawn,
}
