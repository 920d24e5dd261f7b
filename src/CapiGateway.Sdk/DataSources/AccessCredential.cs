namespace CapiGateway.Sdk.DataSources;

/// <summary>
/// What a request to one data source is signed with.
/// </summary>
/// <param name="AccessToken">
/// The access token of Events Manager or of a system user; for a hosted Conversions API Gateway, its access key.
/// </param>
/// <param name="AppSecret">
/// The secret of the app that the token belongs to, when each request shall carry an <c>appsecret_proof</c>; default none. Tokens made
/// in Events Manager have no such secret and need none.
/// </param>
/// <remarks>Prints as <c>***</c>. Meta's documentation: <i>Conversions API, Get Started</i>; <i>Secure Graph API Calls</i>.</remarks>
public sealed record AccessCredential(Secret AccessToken, Secret? AppSecret = null);
