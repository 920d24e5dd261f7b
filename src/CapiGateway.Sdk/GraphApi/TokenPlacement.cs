namespace CapiGateway.Sdk.GraphApi;

/// <summary>Where a request to the Graph API carries the access token. Never in the URL.</summary>
/// <remarks>A hosted Conversions API Gateway always takes its access key in the body, whatever is chosen here.</remarks>
public enum TokenPlacement
{
    /// <summary>
    /// The <c>Authorization: Bearer</c> header: the token stays out of the body and of every log of URLs. The default.
    /// </summary>
    BearerHeader,

    /// <summary>
    /// The <c>access_token</c> field beside <c>data</c>, for networks whose proxies strip the <c>Authorization</c> header. Meta's
    /// documentation: <i>Conversions API, Using the API</i>.
    /// </summary>
    BodyField,
}
