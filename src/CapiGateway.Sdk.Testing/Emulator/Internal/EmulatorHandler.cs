using System.Net;
using System.Net.Sockets;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>The transport without a network.</summary>
internal sealed class EmulatorHandler(EmulatorEngine engine, CancellationToken stopping) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            var read = await ReadAsync(request, either.Token).ConfigureAwait(false);
            var exchange = await engine.AnswerAsync(read, either.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (exchange.Answer.Delivery == AnswerDelivery.Reset)
            {
                throw ConnectionReset();
            }

            exchange.Deliver();
            return ToResponse(request, exchange.Answer);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw ConnectionReset();
        }
    }

    private static async Task<GraphRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        return new()
        {
            Method = request.Method.Method,
            Path = uri.AbsolutePath,
            QueryString = uri.Query,
            Headers = [.. headers.Select(header => KeyValuePair.Create(header.Key, string.Join(", ", header.Value)))],
            Body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    private static HttpResponseMessage ToResponse(HttpRequestMessage request, GraphAnswer answer)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = answer.Delivery == AnswerDelivery.Half ? new HalfContent(answer.Body) : new ReadOnlyMemoryContent(answer.Body),
        };
        if (answer.ContentType is { } contentType)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    private static HttpRequestException ConnectionReset()
    {
        var reset = new SocketException((int)SocketError.ConnectionReset);
        return new(HttpRequestError.ConnectionError, "The connection was reset.", new IOException(reset.Message, reset));
    }
}
