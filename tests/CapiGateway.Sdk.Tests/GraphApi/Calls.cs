using System.Buffers;
using System.Text;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>Calls, settings and endpoints as the tests of this room need them.</summary>
internal static class Calls
{
    public const string Token = "EAABtokenmarker0123456789";
    public const string AppSecret = "appsecretmarker";
    public const string DatasetId = "1234567890123456";

    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(30);

    public static GraphApiSettings Settings(
        string baseAddress = "https://graph.facebook.com",
        TokenPlacement placement = TokenPlacement.BearerHeader,
        AppSecretProofForm proof = AppSecretProofForm.Classic) => new(new Uri(baseAddress), "v25.0", placement, proof);

    public static ReadOnlyMemory<byte> Event(string json) => Encoding.UTF8.GetBytes(json);

    public static EventsCall One(
        string? token = null,
        string? appSecret = null,
        string? gateway = null,
        RequestFields? header = null,
        string id = DatasetId,
        params string[] events)
    {
        var destination = gateway is null ? DataSourceDestination.GraphApi : DataSourceDestination.HostedGateway(new Uri(gateway));
        return new EventsCall(
            new DataSource { Id = id, Destination = destination, TestEventCode = "NOTREAD" },
            new AccessCredential(new Secret(token ?? Token), Secret.FromText(appSecret)),
            header ?? RequestFields.None,
            [.. (events.Length == 0 ? ["""{"event_name":"Purchase"}"""] : events).Select(Event)]);
    }

    public static EventsEndpoint Endpoint(HttpMessageHandler handler, GraphApiSettings? settings = null, ArrayPool<byte>? pool = null) =>
        new(settings ?? Settings(), () => new HttpClient(handler, disposeHandler: false), new FixedClock(FixedClock.Noon), pool);

    public static Task<EventsAnswer> SendAsync(HttpMessageHandler handler, EventsCall? call = null, GraphApiSettings? settings = null) =>
        Endpoint(handler, settings).SendAsync(call ?? One(), CancellationToken.None).WaitAsync(Budget);
}
