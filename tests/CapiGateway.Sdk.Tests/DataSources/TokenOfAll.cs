using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.DataSources;

/// <summary>A host that keeps its secrets elsewhere: every credential name has a token of its own.</summary>
internal sealed class TokenOfAll : IAccessTokenProvider
{
    public ValueTask<AccessCredential?> GetCredentialAsync(string credentialName, CancellationToken cancellationToken) =>
        ValueTask.FromResult<AccessCredential?>(new AccessCredential(new Secret($"{GatewayFixture.Token}-{credentialName}")));
}

internal static class TokenOfAllExtensions
{
    public static ICapiGatewayBuilder UseAccessTokenProviderOfAll(this ICapiGatewayBuilder builder) => builder.UseAccessTokenProvider<TokenOfAll>();
}
