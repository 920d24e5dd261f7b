using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>A token that a test can change while the gateway runs.</summary>
internal sealed class RotatingTokens
{
    public string? Current { get; set; }
}

internal sealed class RotatingTokensProvider(RotatingTokens tokens) : IAccessTokenProvider
{
    public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
        ValueTask.FromResult(tokens.Current is { } token ? new AccessCredential(new Secret(token)) : null);
}
