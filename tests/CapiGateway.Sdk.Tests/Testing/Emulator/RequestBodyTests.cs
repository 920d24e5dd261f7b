using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class RequestBodyTests
{
    private const string Path = $"/v25.0/{Dataset}/events";

    [Fact]
    public async Task A_form_carries_the_events_as_json_text()
    {
        await using var harness = new Harness();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["data"] = new JsonArray(harness.Purchase()).ToJsonString(),
            ["test_event_code"] = "TEST1",
            ["access_token"] = "EAAB|odd+token",
        });

        var answer = await harness.SendAsync(HttpMethod.Post, Path, form, token: null).WaitAsync(Budget);

        answer.Received.Should().Be(1);
        harness.Emulator.Events.Single().TestEventCode.Should().Be("TEST1");
        Encoding.UTF8.GetString(harness.Emulator.Requests.Single().Body!.Value.Span).Should().NotContain("EAAB");
    }

    [Fact]
    public async Task A_multipart_body_does_so_too()
    {
        await using var harness = new Harness();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(new JsonArray(harness.Purchase()).ToJsonString()), "data" },
            { new StringContent(Token), "access_token" },
        };

        var answer = await harness.SendAsync(HttpMethod.Post, Path, form, token: null).WaitAsync(Budget);

        answer.Received.Should().Be(1);
        harness.Emulator.AssertClean();
    }

    [Theory]
    [InlineData("{\"data\":[", "application/json")]
    [InlineData("{\"data\":[],\"data\":[]}", "application/json")]
    [InlineData("{\"data\":[{\"event_id\":\"a\",\"event_id\":\"b\"}]}", "application/json")]
    [InlineData("{\"data\":[{\"event_id\":\"\\ud800\"}]}", "application/json")]
    [InlineData("{\"data\":[{\"\\udc00\":1}]}", "application/json")]
    [InlineData("{\"data\":[{}]}", "text/plain")]
    [InlineData("data=[{", "application/x-www-form-urlencoded")]
    [InlineData("data=nothing", "multipart/form-data")]
    public async Task A_body_that_cannot_be_read_is_refused(string body, string contentType)
    {
        await using var harness = new Harness();
        using var content = new StringContent(body, Encoding.UTF8, contentType);

        (await harness.SendAsync(HttpMethod.Post, Path, content).WaitAsync(Budget)).Codes.Should().Be((100, null));
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        await using var harness = new Harness();
        using var content = new ByteArrayContent([.. "{\"data\":[{\"event_id\":\""u8, 0xFF, .. "\"}]}"u8]);
        content.Headers.ContentType = new("application/json");

        (await harness.SendAsync(HttpMethod.Post, Path, content).WaitAsync(Budget)).Codes.Should().Be((100, null));
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        await using var harness = new Harness();
        using var content = JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Website()) });
        content.Headers.ContentEncoding.Add("gzip");

        (await harness.SendAsync(HttpMethod.Post, Path, content).WaitAsync(Budget)).Codes.Should().Be((100, null));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("{\"data\":null}")]
    public async Task There_must_be_events(string body)
    {
        await using var harness = new Harness();

        (await harness.PostBodyAsync(JsonNode.Parse(body)!).WaitAsync(Budget)).Codes.Should().Be((100, 2804019));
    }

    [Fact]
    public async Task No_body_is_no_event()
    {
        await using var harness = new Harness();

        (await harness.SendAsync(HttpMethod.Post, Path).WaitAsync(Budget)).Codes.Should().Be((100, 2804019));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public async Task A_request_takes_a_thousand_events(int count, bool isAccepted)
    {
        await using var harness = new Harness();
        JsonNode[] events = [.. Enumerable.Range(0, count).Select(index => harness.Website(id: $"evt-{index}"))];

        var answer = await harness.PostAsync(events).WaitAsync(Budget);

        (answer.Status == HttpStatusCode.OK).Should().Be(isAccepted);
        harness.Emulator.Counters.EventsAccepted.Should().Be(isAccepted ? count : 0);
        harness.Emulator.Counters.EventsRefused.Should().Be(isAccepted ? 0 : count);
    }

    [Fact]
    public async Task One_bad_event_costs_the_batch()
    {
        await using var harness = new Harness();
        JsonNode[] events = [.. Enumerable.Range(0, 10).Select(index => harness.Website(id: $"evt-{index}"))];
        events[7].AsObject().Remove("event_time");

        var answer = await harness.PostAsync(events).WaitAsync(Budget);

        answer.Error.GetProperty("error_user_msg").GetString().Should().Contain("$['data'][7]['event_time']");
        harness.Emulator.Events.Should().BeEmpty();
        harness.Emulator.Rejections.Should().ContainSingle().Which.EventId.Should().Be("evt-7");
    }

    [Fact]
    public async Task A_size_limit_is_an_option()
    {
        await using var harness = new Harness(new() { MaxRequestBytes = 100 });

        var answer = await harness.PostAsync(harness.Website()).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        answer.Text.Should().NotContain("error");
    }

    [Theory]
    [InlineData("test_event_code", "7")]
    [InlineData("test_event_code", "\"\"")]
    [InlineData("partner_agent", "{}")]
    [InlineData("upload_tag", "[]")]
    public async Task What_stands_beside_the_events_is_text(string field, string json)
    {
        await using var harness = new Harness();
        var body = new JsonObject { ["data"] = new JsonArray(harness.Website()) }.WithJson(field, json);

        (await harness.PostBodyAsync(body).WaitAsync(Budget)).Codes.Should().Be((100, 2804016));
    }

    [Theory]
    [InlineData("partner_agent", "\"a-name-of-many-characters\"")]
    [InlineData("partner_agent", "\"x1\"")]
    [InlineData("unheard_of", "1")]
    [InlineData("upload_tag", "null")]
    public async Task What_looks_wrong_beside_the_events_is_warned_about(string field, string json)
    {
        await using var harness = new Harness();
        var body = new JsonObject { ["data"] = new JsonArray(harness.Website()) }.WithJson(field, json);

        (await harness.PostBodyAsync(body).WaitAsync(Budget)).Messages.Should().ContainSingle().Which.Should().EndWith($"$['{field}']");
    }

    [Theory]
    [InlineData("debug=all")]
    [InlineData("pretty=1")]
    [InlineData("date_format=U")]
    public async Task Query_parameters_that_Meta_removed_are_warned_about(string query)
    {
        await using var harness = new Harness();
        using var content = JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Website()) });

        (await harness.SendAsync(HttpMethod.Post, $"{Path}?{query}", content).WaitAsync(Budget)).Messages.Should().ContainSingle();
    }
}
