namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Does something before each request goes out, such as letting time pass.</summary>
internal sealed class SlowRoad(Action pass) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        pass();
        return base.SendAsync(request, cancellationToken);
    }
}
