using System.Net;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class EventsEndpointTests
{
    [Fact]
    public async Task What_was_answered_comes_back_with_its_headers()
    {
        var handler = ScriptedHandler.Answering(
            HttpStatusCode.OK,
            """{"events_received":1,"fbtrace_id":"A1"}""",
            ("Date", "Sat, 21 Nov 2026 12:00:07 GMT"),
            ("Retry-After", "30"),
            ("x-app-usage", """{"call_count":28}"""),
            ("x-ad-account-usage", """{"acc_id_util_pct":99,"reset_time_duration":100}"""),
            ("x-business-use-case-usage", """{"1":[{"call_count":5,"estimated_time_to_regain_access":2}]}"""));

        var answer = await Calls.SendAsync(handler);

        answer.Should().BeEquivalentTo(new EventsAnswer
        {
            StatusCode = 200,
            Form = AnswerForm.JsonObject,
            EventsReceived = 1,
            FbTraceId = "A1",
            Usage = new UsageHeaders(99, TimeSpan.FromMinutes(2)),
            RetryAfter = TimeSpan.FromSeconds(30),
            ServerDate = FixedClock.Noon.AddSeconds(7),
            ReceivedAt = FixedClock.Noon,
        });
    }

    [Fact]
    public async Task A_date_in_Retry_After_is_of_the_servers_clock()
    {
        const string inFiveMinutes = "Sat, 21 Nov 2026 11:55:00 GMT";
        var slow = ScriptedHandler.Answering(
            HttpStatusCode.ServiceUnavailable, "busy", ("Date", "Sat, 21 Nov 2026 11:50:00 GMT"), ("Retry-After", inFiveMinutes));
        var without = ScriptedHandler.Answering(HttpStatusCode.ServiceUnavailable, "busy", ("Retry-After", "Sat, 21 Nov 2026 12:02:00 GMT"));

        (await Calls.SendAsync(slow)).RetryAfter.Should().Be(TimeSpan.FromMinutes(5));
        (await Calls.SendAsync(without)).RetryAfter.Should().Be(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Malformed_headers_are_not_there()
    {
        var handler = ScriptedHandler.Answering(
            HttpStatusCode.OK, """{"events_received":1}""", ("Date", "yesterday"), ("Retry-After", "soon"), ("X-App-Usage", "{"));

        var answer = await Calls.SendAsync(handler);

        (answer.ServerDate, answer.RetryAfter, answer.Usage).Should().Be((null, null, UsageHeaders.None));
    }

    [Fact]
    public async Task A_client_is_made_for_each_request_and_its_protocol_version_is_used()
    {
        var made = 0;
        var versions = new List<Version>();
        var handler = new ScriptedHandler((request, _) =>
        {
            versions.Add(request.Version);
            return Task.FromResult(ScriptedHandler.Response(HttpStatusCode.OK, """{"events_received":1}"""));
        });
        var sut = new EventsEndpoint(
            Calls.Settings(),
            () =>
            {
                made++;
                return new HttpClient(handler, disposeHandler: false) { DefaultRequestVersion = HttpVersion.Version20 };
            },
            new FixedClock(FixedClock.Noon));

        await sut.SendAsync(Calls.One(), CancellationToken.None).WaitAsync(Calls.Budget);
        await sut.SendAsync(Calls.One(), CancellationToken.None).WaitAsync(Calls.Budget);

        made.Should().Be(2);
        versions.Should().Equal(HttpVersion.Version20, HttpVersion.Version20);
    }

    [Fact]
    public async Task Every_buffer_goes_back_cleared_after_each_request()
    {
        var pool = new TrackingPool();
        var handler = ScriptedHandler.Answering(HttpStatusCode.BadRequest, new string('x', 100_000));

        var sut = Calls.Endpoint(handler, pool: pool);
        var call = Calls.One(events: [$$"""{"a":"{{new string('p', 50_000)}}"}"""]);
        await sut.SendAsync(call, CancellationToken.None).WaitAsync(Calls.Budget);

        pool.Rented.Should().BeGreaterOrEqualTo(2);
        pool.AssertAllBackAndCleared();
    }

    [Fact]
    public async Task No_more_of_an_answer_is_read_than_the_cap()
    {
        var endless = new EndlessStream();
        var handler = new ScriptedHandler((_, _) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StreamContent(endless) }));

        var answer = await Calls.SendAsync(handler);

        endless.Given.Should().Be(AnswerBody.MaxBytes);
        answer.StatusCode.Should().Be(502);
        answer.ErrorBody!.Length.Should().BeLessOrEqualTo(Redactor.MaxBytes);
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        using var listener = new LoopbackServer("HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        using var handler = GraphApiHttpClient.CreateHandler();

        var answer = await Calls.SendAsync(handler, settings: Calls.Settings(listener.Address));

        answer.StatusCode.Should().Be(307);
        listener.Requests.Should().Be(1);
        GraphErrorClassifier.Classify(answer, 1, DestinationKind.GraphApi).Kind.Should().Be(VerdictKind.Paused);
    }

    [Fact]
    public async Task Over_a_real_socket_the_request_is_whole_and_the_answer_read()
    {
        const string body = """{"events_received":2}""";
        using var listener = new LoopbackServer($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var handler = GraphApiHttpClient.CreateHandler();
        var pool = new TrackingPool();

        var answer = await Calls.Endpoint(handler, Calls.Settings(listener.Address), pool)
            .SendAsync(Calls.One(events: ["""{"a":1}""", """{"b":"é"}"""]), CancellationToken.None)
            .WaitAsync(Calls.Budget);

        answer.EventsReceived.Should().Be(2);
        pool.AssertAllBackAndCleared();
        listener.Received.Should().StartWith($"POST /v25.0/{Calls.DatasetId}/events HTTP/1.1\r\n")
            .And.Contain("\r\nContent-Type: application/json; charset=utf-8\r\n")
            .And.Contain($"\r\nAuthorization: Bearer {Calls.Token}\r\n")
            .And.EndWith("""{"data":[{"a":1},{"b":"é"}]}""");
    }

    [Fact]
    public void The_named_client_has_no_timeout_of_its_own()
    {
        using var client = new HttpClient();

        GraphApiHttpClient.Configure(client);

        client.Timeout.Should().Be(Timeout.InfiniteTimeSpan);
        GraphApiHttpClient.NameOf("").Should().NotBe(GraphApiHttpClient.NameOf("eu"));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public int Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
