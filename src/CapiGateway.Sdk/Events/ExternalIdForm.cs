namespace CapiGateway.Sdk.Events;

/// <summary>
/// How an external id is sent. Every channel that sends it, the pixel among them, must use the same form, or the ids never meet.
/// </summary>
/// <remarks>Meta's documentation: <i>External ID</i>.</remarks>
public enum ExternalIdForm
{
    /// <summary>Trimmed and hashed as it is written. The default.</summary>
    Hashed,

    /// <summary>Trimmed, lower-cased and hashed.</summary>
    HashedLowercase,

    /// <summary>Trimmed and sent as it is written, unhashed: only for an opaque id that is no personal data by itself.</summary>
    Raw,
}
