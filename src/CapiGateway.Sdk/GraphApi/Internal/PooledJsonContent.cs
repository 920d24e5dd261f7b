using System.Net;
using System.Net.Http.Headers;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>A request body that is sent straight from its pooled buffer.</summary>
/// <remarks>
/// A server may answer, or a caller give up, while the body is still being written; the request is disposed then, but its buffer must not
/// go back to the pool under the writer's hands. So the buffer is held by the content and by each write, and the last one returns it.
/// </remarks>
internal sealed class PooledJsonContent : HttpContent
{
    private readonly PooledBufferWriter _body;
    private int _holders = 1;
    private int _disposed;

    public PooledJsonContent(PooledBufferWriter body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Hold();
        try
        {
            await stream.WriteAsync(_body.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.WrittenCount;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Release();
        }

        base.Dispose(disposing);
    }

    private void Hold()
    {
        int holders;
        do
        {
            holders = Volatile.Read(ref _holders);
            ObjectDisposedException.ThrowIf(holders == 0, this);
        }
        while (Interlocked.CompareExchange(ref _holders, holders + 1, holders) != holders);
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            _body.Dispose();
        }
    }
}
