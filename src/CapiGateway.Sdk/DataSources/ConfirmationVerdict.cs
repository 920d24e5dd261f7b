namespace CapiGateway.Sdk.DataSources;

/// <summary>What the answer to a probe says about the id and the token of a data source.</summary>
public enum ConfirmationVerdict
{
    /// <summary>No answer that says anything about them: neither good nor bad.</summary>
    Unclear,

    /// <summary>Both are good and fit together.</summary>
    Good,

    /// <summary>The token is wrong, expired or revoked (Meta's code 190).</summary>
    TokenInvalid,

    /// <summary>There is no such data source, or the token has no right to it (Meta's code 100, subcode 33).</summary>
    Mismatch,

    /// <summary>There is no token to ask with.</summary>
    NoToken,
}
