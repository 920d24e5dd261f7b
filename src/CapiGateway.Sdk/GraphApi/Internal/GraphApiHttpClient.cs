using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Http;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>How the named client of a gateway is set up.</summary>
internal static class GraphApiHttpClient
{
    // Spans of requests are made all the same, and are children of the gateway's; only the headers are not written.
    private static readonly DistributedContextPropagator NoHeaders = DistributedContextPropagator.CreateNoOutputPropagator();

    /// <summary>The name under which the client factory knows the client of a gateway; default gateways have an empty name.</summary>
    public static string NameOf(string gatewayName) =>
        gatewayName.Length == 0 ? "CapiGateway.Sdk.GraphApi" : $"CapiGateway.Sdk.GraphApi.{gatewayName}";

    /// <summary>The attempt timeout of the caller is the only clock.</summary>
    public static void Configure(HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// A redirect is the answer of a portal or a mistyped address: following it would carry events to a stranger, or turn the post into a
    /// get whose page looks like success. And what the host traces, baggage included, is not Meta's.
    /// </summary>
    public static HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
        ActivityHeadersPropagator = NoHeaders,
    };

    /// <summary>
    /// Sees to it that a primary handler that the host put in sends nothing of the trace either. It may be shared, so it is not changed.
    /// </summary>
    public static void HideTrace(HttpMessageHandlerBuilder builder)
    {
        if (!WritesNothing(builder.PrimaryHandler))
        {
            builder.PrimaryHandler = new UntracedHandler(builder.PrimaryHandler);
        }
    }

    private static bool WritesNothing(HttpMessageHandler handler) =>
        handler is SocketsHttpHandler sockets && (sockets.ActivityHeadersPropagator is null || sockets.ActivityHeadersPropagator == NoHeaders);
}
