namespace CapiGateway.Sdk.GraphApi;

/// <summary>
/// Why a data source sends nothing for now. Its events are kept: no event is at fault, and somebody has to mend something.
/// </summary>
/// <remarks>Meta's documentation: <i>Graph API, Handle Errors</i>; <i>Marketing API, Error Codes</i>.</remarks>
public enum PauseReason
{
    /// <summary>
    /// There is no access token, or it is invalid, expired or revoked (codes 102 and 190; HTTP 401 of a hosted gateway). Give a new one.
    /// </summary>
    AccessToken,

    /// <summary>The <c>appsecret_proof</c> does not fit the token (code 104). Check the app secret, its form and the clock.</summary>
    AppSecretProof,

    /// <summary>
    /// The app or the token may not do this (codes 3, 10, 200 to 299). Grant the permission, or assign the dataset to the system user.
    /// </summary>
    Permission,

    /// <summary>The dataset does not exist, or the token has no right to it (codes 100/33, 803, 2044055). Check the id.</summary>
    UnknownDataset,

    /// <summary>
    /// A messaging event went to a dataset that is not linked with that Page, WhatsApp Business Account or Instagram account (code 100
    /// with 2804117, 2804118, 2804131, 2804132 or 2804133). Use the dataset of that account.
    /// </summary>
    DatasetLink,

    /// <summary>The version of the Graph API has ended (code 2635). Raise the version in the options.</summary>
    ApiVersionEnded,

    /// <summary>The Graph API does not know the path, or finds no token in the request (code 2500). Check the base address.</summary>
    RequestForm,

    /// <summary>
    /// Something other than Meta answered: a proxy, a portal, a mistyped address.
    /// </summary>
    UnexpectedAnswer,

    /// <summary>Meta refused with a code that has no known meaning here.</summary>
    UnknownError,

    /// <summary>
    /// Every event that was tried alone was refused for one and the same reason: the cause is common to them, such as a wrong clock or a
    /// dataset of another kind.
    /// </summary>
    CommonCause,
}
