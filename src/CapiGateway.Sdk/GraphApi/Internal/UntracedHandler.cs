using System.Diagnostics;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Hides the caller's trace from a primary handler of the host, which would send it along with its baggage; what baggage holds is up to
/// whoever traces, and no list of fields sees it.
/// </summary>
internal sealed class UntracedHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // The current activity is that of this method's own flow; the caller's stays as it is.
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Activity.Current = null;
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
