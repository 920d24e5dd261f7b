namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// Resolves the name of a credential to the credential itself, from wherever the host keeps its secrets.
/// </summary>
/// <remarks>
/// Registered as a singleton and called from the publishing loop, never from the caller's thread; it must be safe for concurrent calls.
/// Data sources hold only the name, so no token is ever stored.
/// </remarks>
public interface IAccessTokenProvider
{
    /// <summary>Resolves a credential.</summary>
    /// <param name="credentialName">The name that a <see cref="DataSource"/> carries.</param>
    /// <param name="cancellationToken">Cancelled when the gateway stops.</param>
    /// <returns>
    /// The credential, or <see langword="null"/> when there is none: the data source then pauses, keeps its events, and the provider is
    /// asked again later.
    /// </returns>
    ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken);
}
