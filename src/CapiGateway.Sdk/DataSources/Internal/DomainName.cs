namespace CapiGateway.Sdk.DataSources.Internal;

/// <summary>Whether a text names a domain, as the settings and the filter of domains take it.</summary>
internal static class DomainName
{
    public const string Remedy = "Use a name such as example.com, without scheme, port and path.";

    /// <summary>The name itself: a leading <c>*.</c> says what is meant anyway.</summary>
    public static string Of(string? written) => (written ?? string.Empty).Trim().TrimStart('*', '.');

    public static bool IsOne(string? written) =>
        Uri.CheckHostName(Of(written)) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;
}
