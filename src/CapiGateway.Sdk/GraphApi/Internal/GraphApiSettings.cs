namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>The part of a gateway's options that shapes its requests; validated before it gets here.</summary>
/// <param name="BaseAddress">Absolute; a path is kept, a query is not.</param>
/// <param name="Version">Such as <c>v25.0</c>; see <see cref="GraphApiVersions.IsWellFormed"/>.</param>
/// <param name="TokenPlacement">Where the access token travels.</param>
/// <param name="AppSecretProofForm">Which proof a credential with an app secret is given.</param>
internal sealed record GraphApiSettings(
    Uri BaseAddress,
    string Version,
    TokenPlacement TokenPlacement = TokenPlacement.BearerHeader,
    AppSecretProofForm AppSecretProofForm = AppSecretProofForm.Classic);
