using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class TransportFaultTests
{
    private const string Marker = "markerofamessage";

    public static TheoryData<string> Faults => [.. Table.Keys];

    private static Dictionary<string, (Func<Exception> Exception, TransportFailureKind Kind, bool MayHaveArrived)> Table { get; } = new()
    {
        ["name"] = (
            () => new HttpRequestException(HttpRequestError.NameResolutionError, Marker, Socket(SocketError.HostNotFound)),
            TransportFailureKind.NameResolution,
            false),
        ["name, of a handler that says no more"] = (
            () => new HttpRequestException(Marker, Socket(SocketError.TryAgain)), TransportFailureKind.NameResolution, false),
        ["refused"] = (
            () => new HttpRequestException(Marker, Socket(SocketError.ConnectionRefused)),
            TransportFailureKind.Connection,
            false),
        ["connect timeout"] = (
            () => new HttpRequestException(HttpRequestError.ConnectionError, Marker, Socket(SocketError.TimedOut)),
            TransportFailureKind.Connection,
            false),
        ["tls"] = (
            () => new HttpRequestException(Marker, new AuthenticationException(Marker)), TransportFailureKind.SecureConnection, false),
        ["tls stated"] = (
            () => new HttpRequestException(HttpRequestError.SecureConnectionError, Marker), TransportFailureKind.SecureConnection, false),
        ["reset"] = (
            () => new HttpRequestException(Marker, new IOException(Marker, Socket(SocketError.ConnectionReset))),
            TransportFailureKind.ConnectionLost,
            true),
        ["ended"] = (
            () => new HttpRequestException(Marker, new HttpIOException(HttpRequestError.ResponseEnded, Marker)),
            TransportFailureKind.ConnectionLost,
            true),
        ["not HTTP"] = (
            () => new HttpRequestException(HttpRequestError.InvalidResponse, Marker), TransportFailureKind.InvalidAnswer, true),
        ["client timeout"] = (
            () => new TaskCanceledException(Marker, new TimeoutException(Marker)), TransportFailureKind.Timeout, true),
        ["socket timeout"] = (
            () => new HttpRequestException(Marker, new IOException(Marker, Socket(SocketError.TimedOut))),
            TransportFailureKind.Timeout,
            true),
        ["bare"] = (() => new HttpRequestException(Marker), TransportFailureKind.ConnectionLost, true),
        ["a handler of the host"] = (() => new InvalidOperationException(Marker), TransportFailureKind.Other, true),
        ["a disposed handler"] = (() => new ObjectDisposedException(Marker), TransportFailureKind.Other, true),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_the_network_does_is_an_answer_without_a_response(string name)
    {
        var (exception, kind, mayHaveArrived) = Table[name];
        var pool = new TrackingPool();

        var answer = await Calls.Endpoint(ScriptedHandler.Throwing(exception), pool: pool)
            .SendAsync(Calls.One(), CancellationToken.None)
            .WaitAsync(Calls.Budget);

        answer.StatusCode.Should().BeNull();
        answer.Failure!.Kind.Should().Be(kind);
        answer.Failure.MayHaveArrived.Should().Be(mayHaveArrived);
        answer.Failure.Detail.Should().Contain("Exception").And.NotContain(Marker);
        Kind(answer).Should().Be(VerdictKind.Ambiguous);
        pool.AssertAllBackAndCleared();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_body_that_breaks_off_is_truncated_even_when_what_came_can_be_read(string name)
    {
        var pool = new TrackingPool();
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest })
        {
            var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage(status)
            {
                Content = new StreamContent(new BrokenStream(Encoding.UTF8.GetBytes("""{"events_received":1}"""), Table[name].Exception)),
            }));

            var answer = await Calls.Endpoint(handler, pool: pool).SendAsync(Calls.One(), CancellationToken.None).WaitAsync(Calls.Budget);

            answer.StatusCode.Should().Be((int)status);
            answer.Failure!.Kind.Should().BeOneOf(TransportFailureKind.Truncated, TransportFailureKind.Timeout);
            answer.Failure.MayHaveArrived.Should().BeTrue();
            answer.EventsReceived.Should().BeNull();
            Kind(answer).Should().Be(VerdictKind.Ambiguous);
        }

        pool.AssertAllBackAndCleared();
    }

    [Fact]
    public async Task A_client_that_cannot_be_made_is_an_answer_too()
    {
        var pool = new TrackingPool();
        var sut = new EventsEndpoint(Calls.Settings(), () => throw new ObjectDisposedException("factory"), TimeProvider.System, pool);

        var answer = await sut.SendAsync(Calls.One(), CancellationToken.None).WaitAsync(Calls.Budget);

        answer.Failure!.Kind.Should().Be(TransportFailureKind.Other);
        pool.AssertAllBackAndCleared();
    }

    [Theory]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired, VerdictKind.Paused)]
    [InlineData(HttpStatusCode.Forbidden, VerdictKind.Paused)]
    [InlineData(HttpStatusCode.BadGateway, VerdictKind.Retry)]
    internal async Task A_proxy_that_refuses_the_tunnel_has_answered(HttpStatusCode status, VerdictKind expected)
    {
        var handler = ScriptedHandler.Throwing(() =>
            new HttpRequestException(HttpRequestError.ProxyTunnelError, Marker, inner: null, status));

        var answer = await Calls.SendAsync(handler);

        answer.StatusCode.Should().Be((int)status);
        Kind(answer).Should().Be(expected);
    }

    [Fact]
    public async Task A_cancelled_call_throws_and_says_nothing_of_the_request()
    {
        using var cancellation = new CancellationTokenSource();
        var pool = new TrackingPool();
        var handler = new ScriptedHandler(async (_, token) =>
        {
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("not reached");
        });

        var sending = () => Calls.Endpoint(handler, pool: pool).SendAsync(Calls.One(), cancellation.Token).WaitAsync(Calls.Budget);

        var thrown = (await sending.Should().ThrowAsync<OperationCanceledException>()).Which;
        thrown.CancellationToken.Should().Be(cancellation.Token);
        thrown.ToString().Should().NotContain(Calls.Token).And.NotContain("Purchase");
        pool.AssertAllBackAndCleared();
    }

    [Fact]
    public async Task A_call_cancelled_in_the_body_of_the_answer_throws()
    {
        using var cancellation = new CancellationTokenSource();
        var handler = new ScriptedHandler((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new BrokenStream("{"u8.ToArray(), () =>
            {
                cancellation.Cancel();
                return new IOException("aborted");
            })),
        }));

        var sending = () => Calls.Endpoint(handler).SendAsync(Calls.One(), cancellation.Token).WaitAsync(Calls.Budget);

        await sending.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_call_cancelled_beforehand_sends_nothing()
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, "{}");

        var sending = () => Calls.Endpoint(handler).SendAsync(Calls.One(), new CancellationToken(canceled: true)).WaitAsync(Calls.Budget);

        await sending.Should().ThrowAsync<OperationCanceledException>();
        handler.Seen.Should().BeEmpty();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"events_received\":1}", 200)]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Length: 500\r\n\r\n{\"error\":{\"code\":100}}", 400)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"eve", 200)]
    [InlineData("", null)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", null)]
    [InlineData("HTTP/1.1 200", null)]
    public async Task Over_a_real_socket_half_an_answer_is_no_answer(string answered, int? status)
    {
        using var server = new LoopbackServer(answered);
        using var handler = GraphApiHttpClient.CreateHandler();

        var answer = await Calls.SendAsync(handler, settings: Calls.Settings(server.Address));

        answer.StatusCode.Should().Be(status);
        answer.Failure.Should().NotBeNull();
        answer.Failure!.MayHaveArrived.Should().BeTrue();
        Kind(answer).Should().Be(VerdictKind.Ambiguous);
    }

    [Fact]
    public async Task Over_a_real_socket_a_closed_port_was_never_reached()
    {
        string address;
        using (var server = new LoopbackServer(""))
        {
            address = server.Address;
        }

        using var handler = GraphApiHttpClient.CreateHandler();

        var answer = await Calls.SendAsync(handler, settings: Calls.Settings(address));

        answer.Failure!.Kind.Should().Be(TransportFailureKind.Connection);
        answer.Failure.MayHaveArrived.Should().BeFalse();
    }

    private static SocketException Socket(SocketError error) => new((int)error);

    private static VerdictKind Kind(EventsAnswer answer) => GraphErrorClassifier.Classify(answer, 1, DestinationKind.GraphApi).Kind;
}
