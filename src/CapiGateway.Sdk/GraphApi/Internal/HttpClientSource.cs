namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// A client for each request, so that handlers rotate. While the container is being disposed its factory makes no new ones, but the gateway
/// still drains: then the last one serves.
/// </summary>
internal sealed class HttpClientSource(IHttpClientFactory factory, string name)
{
    private HttpClient _last = factory.CreateClient(name);

    public HttpClient Create()
    {
        try
        {
            return _last = factory.CreateClient(name);
        }
        catch (ObjectDisposedException)
        {
            return _last;
        }
    }
}
