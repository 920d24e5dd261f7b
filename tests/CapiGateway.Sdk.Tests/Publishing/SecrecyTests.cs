using System.Diagnostics;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.GraphApi;
using Microsoft.Extensions.DependencyInjection;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Marker values in every field: none of them may be found where anybody could read it.</summary>
public sealed class SecrecyTests
{
    private const string AppSecret = "marker-app-secret-77";

    private static readonly string[] Plain =
    [
        "marker.mail@example.com", "16505550177", "Markerfirst", "markerfirst", "Markerlast", "markerlast", "Markercity", "markercity",
        "MARKER-POST", "markerpost", "marker-external-id", "8.8.4.4", "marker-user-agent", "MarkerFbclid", "1116446470999",
        "https://shop.example/marker-page",
    ];

    public static TheoryData<string> Handlers => new("own", "sockets of the host", "client handler of the host", "wrapped by the host");

    [Fact]
    public async Task No_token_and_no_identifier_is_in_a_log_an_exception_a_text_or_an_address()
    {
        await using var fixture = new GatewayFixture(
            build: builder => builder.AddDataSource(GatewayFixture.DataSourceId, GatewayFixture.Token, AppSecret),
            emulator: new EmulatorOptions { AccessTokens = [GatewayFixture.Token], AppSecret = AppSecret });
        fixture.Emulator.Faults.Enqueue(
            EmulatorFault.ServerError(),
            EmulatorFault.ResetBeforeAcceptance,
            EmulatorFault.GraphError(100, 2804050),
            EmulatorFault.HtmlPage(System.Net.HttpStatusCode.BadGateway));
        ConversionEventBuilder builder = Marked(fixture);
        ConversionEvent conversion = builder.Build();

        PublishReceipt receipt = await fixture.Gateway.PublishAsync(conversion);
        PublishReceipt invalid = await fixture.Gateway.PublishAsync(Marked(fixture).WithCustomData(data => data.Value(-1m, "EURO")).Build());
        await fixture.WaitForSettledAsync(1);
        SendReport sent = await fixture.Gateway.SendAsync([conversion], GatewayFixture.DataSourceId).WaitAsync(GatewayFixture.Budget);
        PublishExplanation explained = await fixture.Gateway.ExplainAsync(conversion);

        string exception = invalid.Invoking(it => it.EnsureAccepted()).Should().Throw<EventNotAcceptedException>().Which.ToString();
        string everything = string.Join(
            '\n',
            fixture.Log.Everything,
            exception,
            receipt.ToString(),
            invalid.ToString(),
            string.Join('\n', sent.Results.Select(result => $"{result} {result.ErrorMessage}")),
            explained.ToString(),
            explained.DataSources[0].ToString(),
            conversion.ToString(),
            builder.ToString(),
            conversion.UserData.ToString(),
            conversion.CustomData.ToString(),
            string.Join('\n', invalid.Diagnostics.Select(diagnostic => diagnostic.ToString())),
            string.Join('\n', fixture.Emulator.Requests.Select(request => request.Path + string.Join('&', request.Query.Select(pair => pair.Value)))));
        foreach (string marker in Plain.Append(GatewayFixture.Token).Append(AppSecret))
        {
            everything.Should().NotContainEquivalentOf(marker);
        }
    }

    [Theory]
    [MemberData(nameof(Handlers))]
    public async Task No_request_carries_the_callers_trace_or_its_baggage(string handler)
    {
        using var server = new LoopbackServer("HTTP/1.1 200 OK\r\nContent-Length: 21\r\nConnection: close\r\n\r\n{\"events_received\":1}");
        await using ServiceProvider services = Over(server, MakeHandler(handler));
        using Activity order = new Activity("order").SetBaggage("customer.email", "marker.mail@example.com");
        order.TraceStateString = "marker=1";
        order.Start();

        ConversionEvent conversion = ConversionEvent.Purchase(1m, "EUR")
            .FromWebsite("https://shop.example/", "agent")
            .WithUser(user => user.Email("a@example.com"))
            .Build();
        SendReport report = await services.GetRequiredService<ICapiGateway>().SendAsync([conversion], "1").WaitAsync(GatewayFixture.Budget);

        report.AllDelivered.Should().BeTrue();
        server.Received.Should().StartWith("POST").And.NotContainAny("traceparent", "tracestate", "baggage", "Correlation-Context", "marker");
        Activity.Current.Should().Be(order, "the caller's trace goes on");
    }

    [Fact]
    public async Task What_an_outbox_holds_names_no_identifier_and_no_token()
    {
        await using var fixture = new GatewayFixture();
        string json = (await fixture.Gateway.ExplainAsync(Marked(fixture).Build())).DataSources[0].Json;

        // IP, user agent, browser ids and URLs are what Meta demands in plain text; the identifiers are not.
        foreach (string marker in Plain[..11].Append(GatewayFixture.Token))
        {
            json.Should().NotContainEquivalentOf(marker);
        }
    }

    private static ServiceProvider Over(LoopbackServer server, Func<HttpMessageHandler>? handler)
    {
        var services = new ServiceCollection();
        ICapiGatewayBuilder builder = services.AddCapiGateway(options => options.GraphApiBaseAddress = new Uri(server.Address)).AddDataSource("1", "token");
        if (handler is not null)
        {
            builder.ConfigureHttpClient(client => client.ConfigurePrimaryHttpMessageHandler(handler));
        }

        return services.BuildServiceProvider();
    }

    private static Func<HttpMessageHandler>? MakeHandler(string handler) => handler switch
    {
        "sockets of the host" => static () => new SocketsHttpHandler(),
        "client handler of the host" => static () => new HttpClientHandler(),
        "wrapped by the host" => static () => new Wrapping(),
        _ => null,
    };

    private sealed class Wrapping() : DelegatingHandler(new SocketsHttpHandler());

    private static ConversionEventBuilder Marked(GatewayFixture fixture) => ConversionEvent.Purchase(10m, "EUR")
        .WithEventId("order-1")
        .WithEventTime(fixture.Clock.GetUtcNow())
        .FromWebsite("https://shop.example/marker-page", "marker-user-agent", "8.8.4.4")
        .WithUser(user => user
            .Email("marker.mail@example.com").Phone("+1 650 555 0177").FirstName("Markerfirst").LastName("Markerlast")
            .City("Markercity").PostalCode("MARKER-POST").ExternalId("marker-external-id")
            .Fbc("fb.1.1762000000000.MarkerFbclid").Fbp("fb.1.1762000000000.1116446470999"));
}
