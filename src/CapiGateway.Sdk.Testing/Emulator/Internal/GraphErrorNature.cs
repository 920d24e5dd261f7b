namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>What Meta answers along with an error code: the status, the message and whether it calls the error transient.</summary>
internal static class GraphErrorNature
{
    public static int StatusOf(int code) => code switch
    {
        102 or 190 => 401,
        3 or 10 or (>= 200 and <= 299) => 403,
        1 or 2 or 341 or 5000 => 500,
        _ => 400,
    };

    // Token errors have been seen without the field.
    public static bool? IsTransient(int code) => code switch
    {
        102 or 104 or 190 => null,
        1 or 2 or 341 or 5000 => true,
        _ => false,
    };

    public static string MessageOf(int code) => code switch
    {
        1 => "An unknown error occurred",
        2 => "The service is temporarily unavailable",
        4 => "(#4) Application request limit reached",
        10 => "(#10) Permission missing",
        17 => "(#17) User request limit reached",
        100 => "Invalid parameter",
        102 => "The session is not valid",
        190 => "The access token is not valid",
        >= 200 and <= 299 => $"(#{code}) Permissions error",
        368 => "The action was blocked by policy",
        613 => "(#613) Calls to this api have exceeded the rate limit",
        803 => "(#803) The requested alias does not exist",
        2500 => "The request cannot be understood",
        2635 => "(#2635) The version of the API that was called is no longer available",
        >= 80000 and <= 80014 => $"(#{code}) Too many calls from this business account",
        _ => $"(#{code}) Request failed",
    };
}
