namespace CapiGateway.Sdk.Testing.Emulator;

/// <summary>Where a request carried its token or key.</summary>
public enum CredentialPlace
{
    /// <summary>Nowhere.</summary>
    Nowhere,

    /// <summary>The header <c>Authorization: Bearer</c>.</summary>
    Header,

    /// <summary>The query parameter <c>access_token</c>, where URL logs would show it.</summary>
    Query,

    /// <summary>The body field <c>access_token</c>, or <c>accessKey</c> at a hosted gateway.</summary>
    Body,
}
