using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class AccessTests
{
    private const string Secret = "app-secret";

    [Theory]
    [InlineData("header", CredentialPlace.Header)]
    [InlineData("query", CredentialPlace.Query)]
    [InlineData("body", CredentialPlace.Body)]
    public async Task A_token_is_taken_from_three_places_and_kept_from_the_record(string where, CredentialPlace place)
    {
        await using var harness = new Harness(new() { AccessTokens = [Token] });
        var body = new JsonObject { ["data"] = new JsonArray(harness.Website()) };
        if (where == "body")
        {
            body["access_token"] = Token;
        }

        var path = $"/v25.0/{Dataset}/events" + (where == "query" ? $"?access_token={Token}" : string.Empty);
        var answer = await harness.SendAsync(HttpMethod.Post, path, JsonContentOf(body), where == "header" ? Token : null)
            .WaitAsync(Budget);

        answer.Received.Should().Be(1);
        var request = harness.Emulator.Requests.Single();
        request.Credential.Should().Be(CredentialMatch.Matched);
        request.CredentialPlace.Should().Be(place);
        string.Join('|', request.Headers.Values.Concat(request.Query.Values)).Should().NotContain(Token);
        Encoding.UTF8.GetString(request.Body!.Value.Span).Should().NotContain(Token);
        if (where == "header")
        {
            request.Headers["authorization"].Should().Be("matched");
        }
    }

    [Fact]
    public async Task Without_a_token_there_is_no_way_in()
    {
        await using var harness = new Harness();

        var answer = await harness.SendAsync(HttpMethod.Post, $"/v25.0/{Dataset}/events", token: null).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Codes.Should().Be((2500, null));
        harness.Emulator.Requests.Single().Credential.Should().Be(CredentialMatch.Absent);
    }

    [Fact]
    public async Task The_status_of_a_bad_token_is_an_option()
    {
        await using var harness = new Harness(new() { AccessTokens = ["other"], InvalidTokenStatus = HttpStatusCode.BadRequest });

        var answer = await harness.PostAsync(harness.Website()).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Codes.Should().Be((190, null));
        harness.Emulator.Requests.Single().Headers["Authorization"].Should().Be("unmatched");
    }

    [Fact]
    public async Task A_token_may_lack_the_permission()
    {
        await using var harness = new Harness(new() { AccessTokens = ["other"], TokensWithoutPermission = [Token] });

        var answer = await harness.PostAsync(harness.Website()).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.Forbidden);
        answer.Codes.Should().Be((200, null));
    }

    [Theory]
    [InlineData("999", 100, 33)]
    [InlineData("my-pixel", 803, null)]
    public async Task An_unknown_dataset_is_refused(string dataset, int code, int? subcode)
    {
        await using var harness = new Harness(new() { Datasets = [new(Dataset)] });

        (await harness.PostToAsync(dataset, harness.Website()).WaitAsync(Budget)).Codes.Should().Be((code, subcode));
        (await harness.PostAsync(harness.Website()).WaitAsync(Budget)).Received.Should().Be(1);
    }

    [Fact]
    public async Task A_token_without_rights_on_the_dataset_is_refused()
    {
        await using var harness = new Harness(new() { Datasets = [new(Dataset) { AccessTokens = ["its own"] }] });

        (await harness.PostAsync(harness.Website()).WaitAsync(Budget)).Codes.Should().Be((100, 33));
    }

    [Theory]
    [InlineData("v25.0", null)]
    [InlineData("v26.0", null)]
    [InlineData("v20.0", 2635)]
    [InlineData("v12.0", 2635)]
    [InlineData("v99.0", 2500)]
    public async Task Versions_end(string version, int? code)
    {
        await using var harness = new Harness();
        var content = JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Website()) });

        var answer = await harness.SendAsync(HttpMethod.Post, $"/{version}/{Dataset}/events", content).WaitAsync(Budget);

        (answer.Status == HttpStatusCode.OK ? null : (int?)answer.Codes.Code).Should().Be(code);
    }

    [Fact]
    public async Task A_version_ends_while_the_clock_runs()
    {
        await using var harness = new Harness();
        harness.Clock.SetUtcNow(new DateTimeOffset(2028, 7, 28, 23, 59, 59, TimeSpan.Zero));
        (await harness.PostAsync(harness.Website()).WaitAsync(Budget)).Received.Should().Be(1);

        harness.Clock.Advance(TimeSpan.FromSeconds(1));

        (await harness.PostAsync(harness.Website()).WaitAsync(Budget)).Codes.Should().Be((2635, null));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/events")]
    [InlineData("/1234567890123456/events")]
    [InlineData("/v25.0/1234567890123456/events/more")]
    [InlineData("/v25.0/1234567890123456/dataset_quality")]
    public async Task A_path_that_leads_nowhere_is_refused(string path)
    {
        await using var harness = new Harness();

        (await harness.SendAsync(HttpMethod.Post, path).WaitAsync(Budget)).Codes.Should().Be((2500, null));
    }

    [Theory]
    [InlineData("/v25.0/1234567890123456")]
    [InlineData("/v25.0/dataset_quality?dataset_id=1234567890123456")]
    [InlineData("/v25.0/1234567890123456/events")]
    public async Task A_token_of_Events_Manager_reads_nothing(string path)
    {
        await using var harness = new Harness();

        (await harness.SendAsync(HttpMethod.Get, path).WaitAsync(Budget)).Codes.Should().Be((100, 33));
    }

    [Fact]
    public async Task A_token_may_be_allowed_to_read()
    {
        await using var harness = new Harness(new() { TokensMayRead = true, Datasets = [new(Dataset, DatasetKind.Web)] });

        var node = await harness.SendAsync(HttpMethod.Get, $"/v25.0/{Dataset}").WaitAsync(Budget);
        var quality = await harness.SendAsync(HttpMethod.Get, $"/v25.0/dataset_quality?dataset_id={Dataset}").WaitAsync(Budget);
        var unknown = await harness.SendAsync(HttpMethod.Get, "/v25.0/dataset_quality?dataset_id=5").WaitAsync(Budget);

        node.Json.GetProperty("id").GetString().Should().Be(Dataset);
        node.Json.GetProperty("is_consolidated_container").GetBoolean().Should().BeFalse();
        quality.Json.GetProperty("web").GetArrayLength().Should().Be(0);
        unknown.Codes.Should().Be((2044055, null));
        harness.Emulator.Counters.EventsAccepted.Should().Be(0);
    }

    [Theory]
    [InlineData(false, 0, true)]
    [InlineData(true, 0, true)]
    [InlineData(true, -300, true)]
    [InlineData(true, -301, false)]
    [InlineData(true, 301, false)]
    public async Task A_proof_is_checked_in_both_forms(bool isTimed, int offset, bool isGood)
    {
        await using var harness = new Harness(new() { AppSecret = Secret });
        var time = (harness.Now + offset).ToString(CultureInfo.InvariantCulture);
        var query = isTimed ? $"appsecret_proof={Sign($"{Token}|{time}")}&appsecret_time={time}" : $"appsecret_proof={Sign(Token)}";

        var answer = await PostWithQueryAsync(harness, query).WaitAsync(Budget);

        (answer.Status == HttpStatusCode.OK).Should().Be(isGood);
    }

    [Theory]
    [InlineData("")]
    [InlineData("appsecret_proof=00")]
    [InlineData("appsecret_proof=00&appsecret_time=soon")]
    public async Task A_missing_or_wrong_proof_is_refused(string query)
    {
        await using var harness = new Harness(new() { AppSecret = Secret });

        (await PostWithQueryAsync(harness, query).WaitAsync(Budget)).Codes.Should().Be((104, null));
    }

    [Fact]
    public async Task A_proof_may_be_optional_and_stand_in_the_body()
    {
        await using var harness = new Harness(new() { AppSecret = Secret, RequireAppSecretProof = false });
        var body = new JsonObject { ["data"] = new JsonArray(harness.Website(id: "2")), ["appsecret_proof"] = Sign(Token) };

        (await PostWithQueryAsync(harness, string.Empty).WaitAsync(Budget)).Received.Should().Be(1);
        (await harness.PostBodyAsync(body).WaitAsync(Budget)).Received.Should().Be(1);
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task A_hosted_gateway_takes_a_key_beside_the_events()
    {
        await using var harness = new Harness(new() { HostedGatewayAccessKey = "key-1" });

        var answer = await PostToGatewayAsync(harness, "key-1").WaitAsync(Budget);
        var refused = await PostToGatewayAsync(harness, "key-2").WaitAsync(Budget);
        var keyless = await PostToGatewayAsync(harness, key: null).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.Accepted);
        refused.Status.Should().Be(HttpStatusCode.Unauthorized);
        keyless.Status.Should().Be(HttpStatusCode.Unauthorized);
        harness.Emulator.Events.Should().ContainSingle().Which.DatasetId.Should().Be(Dataset);
        harness.Emulator.Requests.Select(request => Encoding.UTF8.GetString(request.Body!.Value.Span)).Should()
            .OnlyContain(body => !body.Contains("key-", StringComparison.Ordinal));
    }

    private static Task<Answer> PostToGatewayAsync(Harness harness, string? key)
    {
        var body = new JsonObject { ["data"] = new JsonArray(harness.Website()) };
        if (key is not null)
        {
            body["accessKey"] = key;
        }

        return harness.SendAsync(HttpMethod.Post, $"/capi/{Dataset}/events", JsonContentOf(body), token: null);
    }

    private static Task<Answer> PostWithQueryAsync(Harness harness, string query) => harness.SendAsync(
        HttpMethod.Post, $"/v25.0/{Dataset}/events?{query}", JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Website()) }));

    private static string Sign(string message) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(message)));
}
