using System.Net;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.Events;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class EventsRequestFactoryTests
{
    [Fact]
    public async Task A_call_to_the_Graph_API_is_a_JSON_post_with_a_bearer_header()
    {
        var seen = await SeenAsync(Calls.One(events: ["""{"a":1}""", """{"b":2}"""]), Calls.Settings());

        seen.Should().Be(new ScriptedHandler.SeenRequest(
            HttpMethod.Post,
            new Uri("https://graph.facebook.com/v25.0/1234567890123456/events"),
            $"Bearer {Calls.Token}",
            "application/json; charset=utf-8",
            26,
            """{"data":[{"a":1},{"b":2}]}"""));
    }

    [Fact]
    public async Task A_token_in_the_body_is_nowhere_else()
    {
        var seen = await SeenAsync(Calls.One(), Calls.Settings(placement: TokenPlacement.BodyField));

        seen.Authorization.Should().BeNull();
        seen.Address.ToString().Should().NotContain(Calls.Token);
        seen.Body.Should().Be($$"""{"data":[{"event_name":"Purchase"}],"access_token":"{{Calls.Token}}"}""");
    }

    [Theory]
    [InlineData(TokenPlacement.BearerHeader)]
    [InlineData(TokenPlacement.BodyField)]
    public async Task A_hosted_gateway_gets_its_key_beside_data_and_neither_header_nor_proof(TokenPlacement placement)
    {
        var call = Calls.One(token: "gatekey", appSecret: Calls.AppSecret, gateway: "https://capig.example.com/");

        var seen = await SeenAsync(call, Calls.Settings(placement: placement));

        seen.Address.Should().Be(new Uri("https://capig.example.com/capi/1234567890123456/events"));
        seen.Address.Query.Should().BeEmpty();
        seen.Authorization.Should().BeNull();
        seen.Body.Should().Be("""{"data":[{"event_name":"Purchase"}],"accessKey":"gatekey"}""");
    }

    [Fact]
    public async Task The_header_of_the_call_travels_and_the_test_code_of_the_data_source_is_not_read()
    {
        var seen = await SeenAsync(Calls.One(header: new RequestFields { TestEventCode = "TEST9" }), Calls.Settings());

        seen.Body.Should().Be("""{"data":[{"event_name":"Purchase"}],"test_event_code":"TEST9"}""");
    }

    [Theory]
    [InlineData(AppSecretProofForm.Classic, @"\?appsecret_proof=[0-9a-f]{64}$")]
    [InlineData(AppSecretProofForm.Timestamped, @"\?appsecret_proof=[0-9a-f]{64}&appsecret_time=1795262400$")]
    public async Task An_app_secret_adds_a_proof_of_this_moment_to_the_query(AppSecretProofForm form, string query)
    {
        var seen = await SeenAsync(Calls.One(appSecret: Calls.AppSecret), Calls.Settings(proof: form));

        seen.Address.Query.Should().MatchRegex(query);
        seen.Address.ToString().Should().NotContain(Calls.Token).And.NotContain(Calls.AppSecret);
        seen.Body.Should().NotContain(Calls.AppSecret);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/v25.0/1234567890123456/events")]
    [InlineData("http://127.0.0.1:5000/", "http://127.0.0.1:5000/v25.0/1234567890123456/events")]
    [InlineData("https://relay.example.com/meta/", "https://relay.example.com/meta/v25.0/1234567890123456/events")]
    [InlineData("https://relay.example.com/meta?x=1#y", "https://relay.example.com/meta/v25.0/1234567890123456/events")]
    public async Task The_path_of_the_base_address_is_kept(string baseAddress, string address)
    {
        var seen = await SeenAsync(Calls.One(), Calls.Settings(baseAddress));

        seen.Address.Should().Be(new Uri(address));
    }

    [Fact]
    public async Task An_id_cannot_leave_its_place_in_the_path()
    {
        var seen = await SeenAsync(Calls.One(id: "../me?x=1#/y"), Calls.Settings());

        seen.Address.AbsoluteUri.Should().Be("https://graph.facebook.com/v25.0/..%2Fme%3Fx%3D1%23%2Fy/events");
    }

    [Theory]
    [InlineData("token\nX-Injected: 1")]
    [InlineData("tok en")]
    [InlineData("tøken")]
    public async Task A_token_that_no_header_can_carry_is_not_sent_and_pauses(string token)
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, """{"events_received":1}""");

        var answer = await Calls.SendAsync(handler, Calls.One(token: token));

        handler.Seen.Should().BeEmpty();
        answer.Failure!.Kind.Should().Be(TransportFailureKind.UnusableToken);
        answer.Failure.MayHaveArrived.Should().BeFalse();
        var verdict = GraphErrorClassifier.Classify(answer, 1, DestinationKind.GraphApi);
        verdict.Kind.Should().Be(VerdictKind.Paused);
        verdict.PauseReason.Should().Be(PauseReason.AccessToken);
    }

    [Fact]
    public async Task A_token_in_the_body_may_be_any_text()
    {
        var seen = await SeenAsync(Calls.One(token: "tø\nken"), Calls.Settings(placement: TokenPlacement.BodyField));

        seen.Body.Should().EndWith(""","access_token":"tø\nken"}""");
    }

    private static async Task<ScriptedHandler.SeenRequest> SeenAsync(EventsCall call, GraphApiSettings settings)
    {
        var handler = ScriptedHandler.Answering(HttpStatusCode.OK, """{"events_received":1}""");
        await Calls.SendAsync(handler, call, settings);
        return handler.Seen.Should().ContainSingle().Subject;
    }
}
