namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>The credentials that were given in code or configuration.</summary>
internal sealed class ConfiguredCredentials(Func<IReadOnlyDictionary<string, AccessCredential>> read) : IAccessTokenProvider
{
    private readonly Lazy<IReadOnlyDictionary<string, AccessCredential>> _credentials = new(read);

    public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_credentials.Value.GetValueOrDefault(credentialName));
}
