using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>The transport over a real socket: Kestrel on 127.0.0.1, a free port, HTTP/1.1.</summary>
internal sealed class LoopbackEndpoint : IAsyncDisposable
{
    private readonly EmulatorEngine _engine;
    private readonly CancellationToken _stopping;
    private readonly WebApplication _application;

    private LoopbackEndpoint(EmulatorEngine engine, CancellationToken stopping)
    {
        _engine = engine;
        _stopping = stopping;

        // The empty builder reads no configuration and no environment: a test's own settings must not reach this server.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Configure);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _application = builder.Build();
        _application.Run(ServeAsync);
    }

    public Uri Address => new(_application.Urls.Single());

    public static async Task<LoopbackEndpoint> StartAsync(
        EmulatorEngine engine, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var endpoint = new LoopbackEndpoint(engine, stopping);
        await endpoint._application.StartAsync(cancellationToken).ConfigureAwait(false);
        return endpoint;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private static async Task<GraphRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Method = request.Method,
            Path = request.Path.Value ?? "/",
            QueryString = request.QueryString.Value ?? string.Empty,
            Headers = [.. request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()))],
            Body = body.ToArray(),
        };
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
        try
        {
            var request = await ReadAsync(context.Request, either.Token).ConfigureAwait(false);
            var exchange = await _engine.AnswerAsync(request, either.Token).ConfigureAwait(false);
            await SendAsync(context, exchange).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The caller is gone, or the emulator is being disposed of: nobody is left to answer.
            context.Abort();
        }
    }

    private static async Task SendAsync(HttpContext context, Exchange exchange)
    {
        var answer = exchange.Answer;
        if (answer.Delivery == AnswerDelivery.Reset)
        {
            context.Abort();
            return;
        }

        exchange.Deliver();
        try
        {
            await WriteAsync(context.Response, answer, context.RequestAborted).ConfigureAwait(false);
            context.RequestAborted.ThrowIfCancellationRequested();
        }
        catch
        {
            exchange.Fate.Lose();
            throw;
        }
    }

    private static async Task WriteAsync(HttpResponse response, GraphAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        // With less sent than announced, Kestrel closes the connection when this returns.
        var sent = answer.Delivery == AnswerDelivery.Half ? answer.Body[..(answer.Body.Length / 2)] : answer.Body;
        await response.Body.WriteAsync(sent, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
