namespace CapiGateway.Sdk.Consent;

/// <summary>The reasons that the library itself denies an event with.</summary>
public static class ConsentReasons
{
    /// <summary>The person refused.</summary>
    public const string Denied = "denied";

    /// <summary>Nothing is known, and the policy was told that this means no.</summary>
    public const string Unknown = "unknown";

    /// <summary>A policy threw, hung, or gave no answer.</summary>
    public const string PolicyFailed = "policy failed";

    /// <summary>Limited Data Use could not be expressed: no IP address, and no region that has a code.</summary>
    public const string LimitedDataUseUnresolved = "limited data use unresolved";

    /// <summary>What may be sent is too little for Meta to take; the diagnostics say what is missing.</summary>
    public const string TooLittleLeft = "too little left";
}
