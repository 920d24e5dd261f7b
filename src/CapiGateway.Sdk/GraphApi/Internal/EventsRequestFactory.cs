using System.Buffers;
using CapiGateway.Sdk.DataSources;

namespace CapiGateway.Sdk.GraphApi.Internal;

/// <summary>
/// Makes the HTTP request of a call: address, signature and body, for either kind of destination.
/// </summary>
internal sealed class EventsRequestFactory(GraphApiSettings settings, TimeProvider time, ArrayPool<byte>? pool = null)
{
    /// <summary>
    /// Whether a token can travel where the settings put it. A header takes printable ASCII only; anything else is no token of Meta's.
    /// </summary>
    public bool CanCarry(EventsCall call) =>
        !UsesBearerHeader(call) || !call.Credential.AccessToken.Reveal().AsSpan().ContainsAnyExceptInRange('!', '~');

    public HttpRequestMessage Create(EventsCall call)
    {
        var body = EventsRequestWriter.Write(call.Header, call.Events, CredentialInBody(call.DataSource, call.Credential), pool);
        var request = new HttpRequestMessage(HttpMethod.Post, Address(call)) { Content = new PooledJsonContent(body) };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (UsesBearerHeader(call))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {call.Credential.AccessToken.Reveal()}");
        }

        return request;
    }

    /// <summary>The secret that stands beside the events of such a request; <see langword="null"/> when it travels in a header.</summary>
    public BodyCredential? CredentialInBody(DataSource dataSource, AccessCredential credential)
    {
        if (!IsForGraphApi(dataSource))
        {
            return BodyCredential.GatewayKey(credential.AccessToken);
        }

        return settings.TokenPlacement == TokenPlacement.BodyField ? BodyCredential.AccessToken(credential.AccessToken) : null;
    }

    private static bool IsForGraphApi(DataSource dataSource) => dataSource.Destination.Kind == DestinationKind.GraphApi;

    private static string Root(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private bool UsesBearerHeader(EventsCall call) =>
        IsForGraphApi(call.DataSource) && settings.TokenPlacement == TokenPlacement.BearerHeader;

    private Uri Address(EventsCall call)
    {
        var id = Uri.EscapeDataString(call.DataSource.Id);
        if (call.DataSource.Destination.GatewayAddress is { } gateway)
        {
            return new Uri($"{Root(gateway)}/capi/{id}/events");
        }

        var proof = AppSecretProof.Query(call.Credential, settings.AppSecretProofForm, time.GetUtcNow());
        return new Uri($"{Root(settings.BaseAddress)}/{settings.Version}/{id}/events{proof}");
    }
}
