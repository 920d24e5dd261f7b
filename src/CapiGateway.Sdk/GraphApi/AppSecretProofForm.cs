namespace CapiGateway.Sdk.GraphApi;

/// <summary>
/// Which form of <c>appsecret_proof</c> a request carries. Only credentials with an app secret carry one.
/// </summary>
/// <remarks>Meta's documentation: <i>Secure Graph API Calls</i>.</remarks>
public enum AppSecretProofForm
{
    /// <summary>
    /// HMAC-SHA256 of the access token, keyed with the app secret: the form that Meta's own SDKs send. The default.
    /// </summary>
    Classic,

    /// <summary>
    /// HMAC-SHA256 of the access token and the time, sent with <c>appsecret_time</c>. Valid for five minutes, so the clock of the machine
    /// must be right.
    /// </summary>
    Timestamped,
}
