namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>Whether the token or key of a request was one that the emulator accepts.</summary>
public enum CredentialMatch
{
    /// <summary>The request carried none.</summary>
    Absent,

    /// <summary>It is accepted.</summary>
    Matched,

    /// <summary>It is not accepted.</summary>
    Unmatched,
}
