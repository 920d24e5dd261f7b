using System.Net;

namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Content that announces its length, hands out half of it and breaks off.</summary>
internal sealed class HalfContent(ReadOnlyMemory<byte> whole) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(whole[..(whole.Length / 2)]).ConfigureAwait(false);
        throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = whole.Length;
        return true;
    }
}
