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
        var body = EventsRequestWriter.Write(call.Header, call.Events, CredentialInBody(call), pool);
        var request = new HttpRequestMessage(HttpMethod.Post, Address(call)) { Content = new PooledJsonContent(body) };
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (UsesBearerHeader(call))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {call.Credential.AccessToken.Reveal()}");
        }

        return request;
    }

    private static bool IsForGraphApi(EventsCall call) => call.DataSource.Destination.Kind == DestinationKind.GraphApi;

    private static string Root(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    private bool UsesBearerHeader(EventsCall call) =>
        IsForGraphApi(call) && settings.TokenPlacement == TokenPlacement.BearerHeader;

    private BodyCredential? CredentialInBody(EventsCall call)
    {
        if (!IsForGraphApi(call))
        {
            return BodyCredential.GatewayKey(call.Credential.AccessToken);
        }

        return settings.TokenPlacement == TokenPlacement.BodyField ? BodyCredential.AccessToken(call.Credential.AccessToken) : null;
    }

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
