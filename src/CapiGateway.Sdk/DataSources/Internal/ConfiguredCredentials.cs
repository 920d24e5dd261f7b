namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The credentials that were given in code or configuration: first those that a reload may change, then those of the start.</summary>
internal sealed class ConfiguredCredentials(
    Func<IReadOnlyDictionary<string, AccessCredential>> read, Func<string, AccessCredential?> reloaded) : IAccessTokenProvider
{
    private readonly Lazy<IReadOnlyDictionary<string, AccessCredential>> _credentials = new(read);

    public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(reloaded(credentialName) ?? _credentials.Value.GetValueOrDefault(credentialName));
}
