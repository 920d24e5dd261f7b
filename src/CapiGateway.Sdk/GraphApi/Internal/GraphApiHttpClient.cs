using System.Net;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>How the named client of a gateway is set up.</summary>
internal static class GraphApiHttpClient
{
    /// <summary>The name under which the client factory knows the client of a gateway; default gateways have an empty name.</summary>
    public static string NameOf(string gatewayName) =>
        gatewayName.Length == 0 ? "CapiGateway.Sdk.GraphApi" : $"CapiGateway.Sdk.GraphApi.{gatewayName}";

    /// <summary>The attempt timeout of the caller is the only clock.</summary>
    public static void Configure(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// A redirect is the answer of a portal or a mistyped address: following it would carry events to a stranger, or turn the post into a
    /// get whose page looks like success.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
    };
}
