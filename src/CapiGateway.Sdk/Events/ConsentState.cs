namespace CapiGateway.Sdk.Events;

/// <summary>What a person said about one purpose.</summary>
public enum ConsentState
{
    /// <summary>Nothing is known. What that means is chosen where a consent policy is added.</summary>
    Unknown,

    /// <summary>The person agreed.</summary>
    Granted,

    /// <summary>The person refused.</summary>
    Denied,
}
