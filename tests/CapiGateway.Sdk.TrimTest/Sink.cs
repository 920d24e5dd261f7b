using System.Net;

namespace CapiGateway.Sdk.TrimTest;

/// <summary>Stands where the network would, keeps the bodies and answers as Meta does.</summary>
internal sealed class Sink : HttpMessageHandler
{
    public List<string> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent("""{"events_received":1,"messages":[],"fbtrace_id":"AbCdEf"}"""),
        };
    }
}
