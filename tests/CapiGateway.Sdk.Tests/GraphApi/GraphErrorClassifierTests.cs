using System.Text;
using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi;
using CapiGateway.Sdk.GraphApi.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class GraphErrorClassifierTests
{
    private const int Sent = 10;

    public static TheoryData<int, int?> KnownCodes
    {
        get
        {
            var data = new TheoryData<int, int?>();
            foreach (var row in KnownErrorCodes.Rows)
            {
                data.Add(row.Code, row.Subcode);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KnownCodes))]
    public void Every_known_code_has_its_verdict(int code, int? subcode)
    {
        var row = KnownErrorCodes.Rows.Single(known => known.Code == code && known.Subcode == subcode);

        var verdict = Classify(400, Envelope(code, subcode));

        (VerdictKind Kind, bool Alert) expected = row.Expected switch
        {
            "retry" => (VerdictKind.Retry, false),
            "block" => (VerdictKind.Retry, true),
            "throttle" => (VerdictKind.Throttled, false),
            "abuse" => (VerdictKind.Throttled, true),
            "split" => (VerdictKind.Split, false),
            "pause" => (VerdictKind.Paused, true),
            _ => throw new InvalidOperationException(row.Expected),
        };
        (verdict.Kind, verdict.Alert).Should().Be(expected);
        verdict.PauseReason.Should().Be(row.Reason);
        (verdict.Code, verdict.Subcode).Should().Be((code, subcode));
        verdict.Wait.Should().Be(row.Expected == "block" ? GraphErrorClassifier.PolicyBlockWait : null);
    }

    [Theory]
    [MemberData(nameof(KnownCodes))]
    public void The_status_does_not_change_what_a_known_code_means(int code, int? subcode)
    {
        if (code == 506)
        {
            return;
        }

        var expected = Classify(400, Envelope(code, subcode));
        foreach (var status in new[] { 200, 401, 403, 429, 500, 503 })
        {
            Classify(status, Envelope(code, subcode)).Should().Be(expected, $"of {status}");
        }

        Classify(413, Envelope(code, subcode)).Kind.Should().Be(VerdictKind.SplitByBytes);
    }

    [Theory]
    [MemberData(nameof(KnownCodes))]
    public void A_transient_error_is_retried_whatever_its_code(int code, int? subcode)
    {
        var verdict = Classify(400, Envelope(code, subcode, isTransient: true));

        var isThrottle = KnownErrorCodes.Rows.Single(known => known.Code == code && known.Subcode == subcode).Expected
            is "throttle" or "abuse";
        verdict.Kind.Should().Be(isThrottle ? VerdictKind.Throttled : VerdictKind.Retry);
    }

    [Fact]
    public void All_codes_of_the_ranges_are_covered()
    {
        for (var code = 200; code <= 299; code++)
        {
            Classify(400, Envelope(code)).PauseReason.Should().Be(PauseReason.Permission);
        }

        for (var code = 80000; code <= 80014; code++)
        {
            Classify(400, Envelope(code)).Kind.Should().Be(VerdictKind.Throttled);
        }

        foreach (var code in new[] { 199, 300, 79999, 80015, 0, -1, 101, 99, 999_999 })
        {
            Classify(400, Envelope(code)).PauseReason.Should().Be(PauseReason.UnknownError);
        }
    }

    [Theory]
    [InlineData(400, VerdictKind.Paused)]
    [InlineData(404, VerdictKind.Paused)]
    [InlineData(200, VerdictKind.Paused)]
    [InlineData(302, VerdictKind.Paused)]
    [InlineData(500, VerdictKind.Retry)]
    [InlineData(503, VerdictKind.Retry)]
    internal void An_unknown_code_is_retried_when_the_server_failed_and_pauses_otherwise(int status, VerdictKind expected)
    {
        Classify(status, Envelope(987_654)).Kind.Should().Be(expected);
        Classify(status, Envelope(506)).Kind.Should().Be(expected);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(407)]
    public void An_answer_that_is_not_of_Meta_pauses(int status)
    {
        foreach (var body in new[] { "", "<html>no</html>", """{"error":"forbidden"}""", "{}", "[]", """{"error":{"message":"x"}}""" })
        {
            var verdict = Classify(status, body);

            verdict.Kind.Should().Be(VerdictKind.Paused, body);
            verdict.PauseReason.Should().Be(PauseReason.UnexpectedAnswer);
            verdict.Alert.Should().BeTrue();
        }
    }

    [Theory]
    [InlineData(408, VerdictKind.Retry)]
    [InlineData(429, VerdictKind.Throttled)]
    [InlineData(500, VerdictKind.Retry)]
    [InlineData(502, VerdictKind.Retry)]
    [InlineData(503, VerdictKind.Retry)]
    [InlineData(504, VerdictKind.Retry)]
    [InlineData(599, VerdictKind.Retry)]
    [InlineData(413, VerdictKind.SplitByBytes)]
    internal void A_failing_server_without_an_envelope_is_asked_again(int status, VerdictKind expected)
    {
        foreach (var body in new[] { "", "<html>down</html>", """{"error":"down"}""", "{}" })
        {
            Classify(status, body).Kind.Should().Be(expected, body);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n ")]
    [InlineData("<html><body>Welcome to the hotel</body></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("10")]
    [InlineData("\"ok\"")]
    [InlineData("""{"events_received":10""")]
    [InlineData("""{"events_received":null}""")]
    [InlineData("""{"events_received":-1}""")]
    [InlineData("""{"events_received":9.5}""")]
    [InlineData("""{"events_received":"many"}""")]
    [InlineData("""{"events_received":[10]}""")]
    [InlineData("""{"events_received":1e99}""")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"success":"perhaps"}""")]
    [InlineData("""{"events_received":10,"error":"but"}""")]
    [InlineData("""{"id":"1","num_processed_entries":10}""")]
    public void A_success_that_cannot_be_read_is_ambiguous(string body)
    {
        foreach (var status in new[] { 200, 201, 202, 204 })
        {
            Classify(status, body).Should().Be(new DeliveryVerdict(VerdictKind.Ambiguous) { IsForeign = true });
        }
    }

    [Theory]
    [InlineData("""{"events_received":10,"messages":[],"fbtrace_id":"A"}""", null)]
    [InlineData("""{"events_received":"10"}""", null)]
    [InlineData("""{"events_received":10.0}""", null)]
    [InlineData("""{"events_received":11}""", null)]
    [InlineData("""{"success":true}""", null)]
    [InlineData("""{"events_received":10,"error":null}""", null)]
    [InlineData("""{"events_received":9}""", 9)]
    [InlineData("""{"events_received":0}""", 0)]
    [InlineData("""{"success":true,"events_received":3}""", 3)]
    public void What_was_received_is_compared_with_what_was_sent(string body, int? received)
    {
        var verdict = Classify(200, body);

        verdict.Kind.Should().Be(received is null ? VerdictKind.Delivered : VerdictKind.PartlyReceived);
        verdict.Received.Should().Be(received);
    }

    [Theory]
    [InlineData(202, "", VerdictKind.Delivered)]
    [InlineData(202, "Accepted", VerdictKind.Delivered)]
    [InlineData(200, "", VerdictKind.Delivered)]
    [InlineData(200, "{}", VerdictKind.Delivered)]
    [InlineData(200, "<html>portal</html>", VerdictKind.Ambiguous)]
    [InlineData(204, "", VerdictKind.Ambiguous)]
    [InlineData(202, """{"success":false}""", VerdictKind.Ambiguous)]
    [InlineData(202, """{"error":"invalid key"}""", VerdictKind.Ambiguous)]
    [InlineData(202, """{"events_received":4}""", VerdictKind.PartlyReceived)]
    [InlineData(202, """{"error":{"code":190}}""", VerdictKind.Paused)]
    [InlineData(400, """{"error":{"code":100}}""", VerdictKind.Split)]
    [InlineData(401, "", VerdictKind.Paused)]
    [InlineData(404, "", VerdictKind.Paused)]
    [InlineData(502, "", VerdictKind.Retry)]
    internal void A_hosted_gateway_says_yes_with_202(int status, string body, VerdictKind expected)
    {
        Classify(status, body, DestinationKind.HostedGateway).Kind.Should().Be(expected);
    }

    [Fact]
    public void A_hosted_gateway_that_knows_no_key_asks_for_one()
    {
        Classify(401, "", DestinationKind.HostedGateway).PauseReason.Should().Be(PauseReason.AccessToken);
        Classify(401, "").PauseReason.Should().Be(PauseReason.UnexpectedAnswer);
    }

    [Fact]
    public void Without_a_whole_answer_nothing_is_known_whatever_the_status()
    {
        foreach (var kind in Enum.GetValues<TransportFailureKind>().Except([TransportFailureKind.UnusableToken]))
        {
            var failure = new TransportFailure(kind, "x");
            foreach (var status in new int?[] { null, 200, 400, 413, 500, 503 })
            {
                var answer = new EventsAnswer { StatusCode = status, Failure = failure };
                GraphErrorClassifier.Classify(answer, Sent, DestinationKind.GraphApi).Kind.Should().Be(VerdictKind.Ambiguous);
                GraphErrorClassifier.Classify(answer, Sent, DestinationKind.HostedGateway).Kind.Should().Be(VerdictKind.Ambiguous);
            }
        }
    }

    [Theory]
    [InlineData(9, 9)]
    [InlineData(0, 0)]
    [InlineData(10, null)]
    [InlineData(4000, null)]
    public void A_blamed_event_is_one_of_those_sent(int named, int? blamed)
    {
        var body = $$$"""{"error":{"code":100,"error_subcode":2804019,"error_user_msg":"See $['data'][{{{named}}}]['user_data']"}}""";

        Classify(400, body).BlamedEventIndex.Should().Be(blamed);
    }

    private static DeliveryVerdict Classify(int status, string body, DestinationKind destination = DestinationKind.GraphApi) =>
        GraphErrorClassifier.Classify(AnswerReader.Read(status, Encoding.UTF8.GetBytes(body)), Sent, destination);

    private static string Envelope(int code, int? subcode = null, bool isTransient = false) =>
        $$$"""
        {"error":{"message":"m","type":"OAuthException","code":{{{code}}},"error_subcode":{{{subcode?.ToString() ?? "null"}}},
        "is_transient":{{{(isTransient ? "true" : "false")}}},"fbtrace_id":"A1"}}
        """;
}
