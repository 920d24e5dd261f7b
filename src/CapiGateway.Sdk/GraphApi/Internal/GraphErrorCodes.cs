namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// What each known code of the Graph API asks for. Meta's documentation: Graph API, Handle Errors; Marketing API, Error Codes; the
/// subcodes of 100 are in none of its tables.
/// </summary>
internal static class GraphErrorCodes
{
    /// <summary>Too many calls, of the app, the token, the page, the ad account or the business use case.</summary>
    public static bool IsThrottle(int? code) => code is 4 or 17 or 32 or 613 or (>= 80000 and <= 80014);

    public static bool IsRetry(int? code) => code is 1 or 2 or 341 or 5000 or 21009 || IsPolicyBlock(code);

    /// <summary>Blocked for a while for policy reasons.</summary>
    public static bool IsPolicyBlock(int? code) => code is 368;

    /// <summary>A custom limit without a subcode is the protection against abuse.</summary>
    public static bool IsAbuseProtection(int? code, int? subcode) => code is 613 && subcode is null;

    /// <summary>Some event is bad (100), or there are too many parameters in one request (105).</summary>
    public static bool IsSplit(int? code) => code is 100 or 105;

    /// <summary>The reason to stop, for a code that asks to.</summary>
    public static PauseReason? StopReason(int? code, int? subcode) => (code, subcode) switch
    {
        (102 or 190, _) => PauseReason.AccessToken,
        (104, _) => PauseReason.AppSecretProof,
        (3 or 10 or (>= 200 and <= 299), _) => PauseReason.Permission,
        (100, 33) or (803 or 2044055, _) => PauseReason.UnknownDataset,
        (100, 2804117 or 2804118 or 2804131 or 2804132 or 2804133) => PauseReason.DatasetLink,
        (2500, _) => PauseReason.RequestForm,
        (2635, _) => PauseReason.ApiVersionEnded,
        _ => null,
    };
}
