using System.Net.Sockets;
using System.Security.Authentication;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>Why there is no whole answer, in words that hold nothing of the request.</summary>
/// <param name="Kind">What went wrong.</param>
/// <param name="Detail">Names of exception types and error codes only; messages of exceptions may quote addresses or headers.</param>
internal sealed record TransportFailure(TransportFailureKind Kind, string Detail)
{
    /// <summary>
    /// Whether the events may have reached Meta. When not, sending again cannot count anything twice, whatever the kind of event.
    /// </summary>
    public bool MayHaveArrived => WasTried && Kind is not (TransportFailureKind.NameResolution or TransportFailureKind.Connection
        or TransportFailureKind.SecureConnection);

    /// <summary>Whether a request was made at all.</summary>
    public bool WasTried => Kind is not (TransportFailureKind.UnusableToken or TransportFailureKind.NotTried);

    /// <summary>Of an exception thrown before the head of an answer was there.</summary>
    public static TransportFailure BeforeAnswer(Exception exception) => new(KindOf(exception), DetailOf(exception));

    /// <summary>Of an exception thrown while the body of an answer was read.</summary>
    public static TransportFailure InBody(Exception exception) => new(
        KindOf(exception) is TransportFailureKind.Timeout ? TransportFailureKind.Timeout : TransportFailureKind.Truncated,
        DetailOf(exception));

    private static TransportFailureKind KindOf(Exception? exception) => exception switch
    {
        null => TransportFailureKind.Other,
        OperationCanceledException or TimeoutException => TransportFailureKind.Timeout,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => TransportFailureKind.NameResolution,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError, InnerException: { } inner } when WasReset(inner) =>
            TransportFailureKind.ConnectionLost,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError } =>
            TransportFailureKind.Connection,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => TransportFailureKind.SecureConnection,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } =>
            TransportFailureKind.InvalidAnswer,
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError } =>
            TransportFailureKind.InvalidAnswer,
        AuthenticationException => TransportFailureKind.SecureConnection,
        SocketException socket => KindOf(socket.SocketErrorCode),
        { InnerException: { } inner } when KindOf(inner) is not TransportFailureKind.Other and var kind => kind,
        IOException or HttpRequestException => TransportFailureKind.ConnectionLost,
        _ => TransportFailureKind.Other,
    };

    // Somebody was there to reset it, so somebody may have read what was sent.
    private static bool WasReset(Exception exception) =>
        exception is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted }
        || (exception.InnerException is { } inner && WasReset(inner));

    private static TransportFailureKind KindOf(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData =>
            TransportFailureKind.NameResolution,
        SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.HostDown or SocketError.NetworkUnreachable
            or SocketError.NetworkDown or SocketError.AddressNotAvailable => TransportFailureKind.Connection,
        SocketError.TimedOut => TransportFailureKind.Timeout,
        _ => TransportFailureKind.ConnectionLost,
    };

    private static string DetailOf(Exception exception)
    {
        var names = new List<string>();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            names.Add(current switch
            {
                HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http =>
                    $"{nameof(HttpRequestException)}({http.HttpRequestError})",
                HttpIOException io => $"{nameof(HttpIOException)}({io.HttpRequestError})",
                SocketException socket => $"{nameof(SocketException)}({socket.SocketErrorCode})",
                _ => current.GetType().Name,
            });
        }

        return string.Join(" > ", names);
    }
}
