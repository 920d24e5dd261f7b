using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>A secret that travels in the body, and the name of its field.</summary>
internal sealed record BodyCredential(string Name, Secret Secret)
{
    public static BodyCredential AccessToken(Secret secret) => new("access_token", secret);

    public static BodyCredential GatewayKey(Secret secret) => new("accessKey", secret);
}
