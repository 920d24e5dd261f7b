using System.Buffers;
using System.Net.Http.Headers;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Posts events and brings back what was answered, whatever that is. Safe for concurrent calls.
/// </summary>
/// <param name="settings">Where requests go and how they are signed.</param>
/// <param name="createClient">
/// Makes the client of one request, from a factory that owns its handler: a client kept for longer would never see a new address of the
/// host. It is not disposed here.
/// </param>
/// <param name="time">The clock of proofs and waiting times.</param>
/// <param name="pool">Where buffers come from.</param>
internal sealed class EventsEndpoint(
    GraphApiSettings settings,
    Func<HttpClient> createClient,
    TimeProvider time,
    ArrayPool<byte>? pool = null)
{
    private readonly EventsRequestFactory _requests = new(settings, time, pool);

    /// <summary>The secret that a request would carry in its body, if it would.</summary>
    public BodyCredential? CredentialInBody(DataSource dataSource, AccessCredential credential) => _requests.CredentialInBody(dataSource, credential);

    /// <summary>Sends one request. There is no other timeout than the token's and the client's.</summary>
    /// <exception cref="OperationCanceledException">
    /// The token was cancelled; nothing else is ever thrown for what the network does.
    /// </exception>
    public async Task<EventsAnswer> SendAsync(EventsCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_requests.CanCarry(call))
        {
            return new EventsAnswer { Failure = new(TransportFailureKind.UnusableToken, "not printable ASCII") };
        }

        using var request = _requests.Create(call);
        try
        {
            var client = createClient();
            request.Version = client.DefaultRequestVersion;
            request.VersionPolicy = client.DefaultVersionPolicy;
            using var response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return await ReadAsync(response, call.Credential, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever a handler throws is an answer that did not come: the loop above must go on, and nothing of it may be kept but names.
            cancellationToken.ThrowIfCancellationRequested();
            return Unanswered(exception);
        }
    }

    // A proxy that refuses the tunnel has answered, with a status and nothing else.
    private static EventsAnswer Unanswered(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: { } status }
            ? new EventsAnswer { StatusCode = (int)status }
            : new EventsAnswer { Failure = TransportFailure.BeforeAnswer(exception) };

    private static IEnumerable<string> Values(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values : [];

    private async Task<EventsAnswer> ReadAsync(
        HttpResponseMessage response, AccessCredential credential, CancellationToken cancellationToken)
    {
        var receivedAt = time.GetUtcNow();
        using var body = new PooledBufferWriter(pool: pool);
        EventsAnswer answer;
        try
        {
            await AnswerBody.ReadAsync(response.Content, body, cancellationToken).ConfigureAwait(false);
            answer = AnswerReader.Read(
                (int)response.StatusCode, body.WrittenMemory.Span, response.Content.Headers.ContentType?.CharSet, credential);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answer = new EventsAnswer { StatusCode = (int)response.StatusCode, Failure = TransportFailure.InBody(exception) };
        }

        return answer with
        {
            Usage = UsageHeadersReader.Read(name => Values(response.Headers, name)),
            RetryAfter = WaitTime.OfRetryAfter(Values(response.Headers, "Retry-After").FirstOrDefault(), response.Headers.Date ?? receivedAt),
            ServerDate = response.Headers.Date,
            ReceivedAt = receivedAt,
        };
    }
}
