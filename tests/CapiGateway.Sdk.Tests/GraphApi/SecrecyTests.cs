using System.Net;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

/// <summary>Marker values go in everywhere; none may come out anywhere but in the request itself.</summary>
public sealed class SecrecyTests
{
    private const string Email = "marker.person@example.com";
    private const string Phone = "+49 176 98701234";
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string Agent = "Mozilla/5.0 (MarkerOS)";
    private const string ClickId = "fb.1.1554763741205.MarkerClick";
    private const string Address = "198.51.100.23";

    private static readonly string[] Markers =
        [Calls.Token, Calls.AppSecret, "marker.person", "98701234", Hash, "MarkerOS", "MarkerClick", Address];

    [Fact]
    public async Task A_server_that_repeats_the_whole_request_makes_nothing_leak()
    {
        const string sent = $$$"""
            {"event_name":"Purchase","event_source_url":"https://shop.example/?mail={{{Email}}}","user_data":{"em":["{{{Hash}}}"],
            "client_user_agent":"{{{Agent}}}","client_ip_address":"{{{Address}}}","fbc":"{{{ClickId}}}"},
            "custom_data":{"note":"{{{Phone}}}"}}
            """;
        var call = Calls.One(appSecret: Calls.AppSecret, events: [sent]);
        foreach (var settings in new[] { Calls.Settings(), Calls.Settings(placement: TokenPlacement.BodyField) })
        {
            foreach (var answer in await AnswersAsync(call, settings))
            {
                AssertSecret(answer);
                AssertSecret(GraphErrorClassifier.Classify(answer, 1, DestinationKind.GraphApi));
            }
        }

        AssertSecret(call);
    }

    [Fact]
    public void Nothing_that_holds_a_credential_prints_it()
    {
        var secret = new Secret(Calls.Token);

        AssertSecret(BodyCredential.AccessToken(secret));
        AssertSecret(BodyCredential.GatewayKey(secret));
        AssertSecret(Calls.One(appSecret: Calls.AppSecret));
        AssertSecret(new Redactor(new AccessCredential(secret, new Secret(Calls.AppSecret))));
    }

    private static async Task<List<EventsAnswer>> AnswersAsync(EventsCall call, GraphApiSettings settings)
    {
        var answers = new List<EventsAnswer>();
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.BadGateway })
        {
            foreach (var shape in new Func<string, string>[] { Page, Envelope, Warning })
            {
                var handler = new ScriptedHandler(async (request, token) =>
                {
                    var echo = $"{request.RequestUri} {request.Headers} {await request.Content!.ReadAsStringAsync(token)}";
                    return ScriptedHandler.Response(status, shape(echo));
                });
                answers.Add(await Calls.SendAsync(handler, call, settings));
            }
        }

        return answers;
    }

    private static string Page(string echo) => $"<html><pre>{echo}</pre></html>";

    private static string Envelope(string echo)
    {
        var text = Quoted(echo);
        return $$$"""
            {"error":{"code":100,"message":{{{text}}},"error_user_title":{{{text}}},"error_user_msg":{{{text}}},"type":{{{text}}},
            "fbtrace_id":{{{Quoted(Calls.Token)}}},"error_data":{"blame_field_specs":[[{{{text}}}]]} } }
            """;
    }

    private static string Warning(string echo) => $$"""{"events_received":1,"messages":[{{Quoted(echo)}}]}""";

    private static string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";

    private static void AssertSecret(object thing) => Print(thing).Should().NotContainAny(Markers);

    private static string Print(object thing) => thing is EventsAnswer answer
        ? string.Join('\n', [
            answer.ToString(),
            answer.ErrorBody,
            answer.Error?.ToString(),
            .. answer.Messages,
            .. answer.Error?.BlameFieldSpecs.SelectMany(path => path) ?? []])
        : thing.ToString()!;
}
