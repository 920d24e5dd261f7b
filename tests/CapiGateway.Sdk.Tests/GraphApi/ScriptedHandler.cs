using System.Net;
using System.Text;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>Answers as told, after reading the request as a server would.</summary>
internal sealed class ScriptedHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    : HttpMessageHandler
{
    public List<SeenRequest> Seen { get; } = [];

    public static ScriptedHandler Answering(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        new((_, _) => Task.FromResult(Response(status, body, headers)));

    public static ScriptedHandler Throwing(Func<Exception> exception) =>
        new((_, _) => Task.FromException<HttpResponseMessage>(exception()));

    public static HttpResponseMessage Response(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        await request.Content!.CopyToAsync(body, cancellationToken);
        Seen.Add(new SeenRequest(
            request.Method,
            request.RequestUri!,
            request.Headers.TryGetValues("Authorization", out var authorization) ? string.Join(',', authorization) : null,
            request.Content.Headers.ContentType!.ToString(),
            request.Content.Headers.ContentLength,
            Encoding.UTF8.GetString(body.ToArray())));
        return await answer(request, cancellationToken);
    }

    public sealed record SeenRequest(
        HttpMethod Method, Uri Address, string? Authorization, string ContentType, long? ContentLength, string Body);
}
