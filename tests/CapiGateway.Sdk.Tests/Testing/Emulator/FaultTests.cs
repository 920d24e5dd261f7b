using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class FaultTests
{
    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_page_may_stand_where_the_api_should(HttpStatusCode status)
    {
        await using var harness = WithFault(EmulatorFault.HtmlPage(status));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(status);
        answer.Text.Should().StartWith("<!doctype html>");
        harness.Emulator.Events.Should().BeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired)]
    public async Task A_proxy_may_refuse_without_the_envelope(HttpStatusCode status)
    {
        await using var harness = WithFault(EmulatorFault.ProxyRefusal(status));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(status);
        answer.Text.Should().NotContain("error");
        harness.Emulator.Events.Should().BeEmpty();
    }

    [Fact]
    public async Task A_body_may_be_too_large()
    {
        await using var harness = WithFault(EmulatorFault.PayloadTooLarge());

        (await harness.PostAsync(harness.Purchase()).WaitAsync(Budget)).Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task The_api_may_fail_in_its_own_shape(HttpStatusCode status)
    {
        await using var harness = WithFault(EmulatorFault.ServerError(status));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(status);
        answer.Error.GetProperty("is_transient").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Whatever_else_may_be_answered()
    {
        await using var harness = WithFault(EmulatorFault.Raw((HttpStatusCode)418, "text/tea", "short"));

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Should().Be(new Answer((HttpStatusCode)418, "short"));
    }

    [Fact]
    public async Task Json_may_stop_in_the_middle()
    {
        await using var harness = WithFault(EmulatorFault.TruncatedJson);

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Invoking(it => it.Json).Should().Throw<JsonException>();
        harness.Emulator.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_may_be_empty()
    {
        await using var harness = WithFault(EmulatorFault.EmptyAnswer);

        (await harness.PostAsync(harness.Purchase()).WaitAsync(Budget)).Should().Be(new Answer(HttpStatusCode.OK, string.Empty));
        harness.Emulator.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task Fields_may_have_the_wrong_type()
    {
        await using var harness = WithFault(EmulatorFault.WrongTypes);

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Json.GetProperty("events_received").ValueKind.Should().Be(JsonValueKind.String);
        answer.Json.GetProperty("messages").ValueKind.Should().Be(JsonValueKind.String);
        answer.Json.GetProperty("fbtrace_id").ValueKind.Should().Be(JsonValueKind.Number);
        harness.Emulator.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task Fewer_events_may_be_received_than_were_sent()
    {
        await using var harness = WithFault(EmulatorFault.FewerReceived(2));

        var answer = await harness.PostAsync(harness.Website(id: "a"), harness.Website(id: "b"), harness.Website(id: "c"))
            .WaitAsync(Budget);

        answer.Received.Should().Be(1);
        harness.Emulator.Events.Select(accepted => accepted.Id).Should().Equal("a");
        harness.Emulator.Requests.Single().EventCount.Should().Be(3);
    }

    [Fact]
    public async Task A_refusal_is_not_spoiled()
    {
        await using var harness = WithFault(EmulatorFault.EmptyAnswer);

        (await harness.PostAsync(harness.Website().Without("event_time")).WaitAsync(Budget)).Codes.Should().Be((100, 2804019));
    }

    [Fact]
    public async Task All_usage_headers_can_be_sent()
    {
        var fault = EmulatorFault.GraphError(80004, 2446079)
            .WithAppUsage(28, 25, 24)
            .WithAdAccountUsage(9.67, TimeSpan.FromSeconds(100))
            .WithBusinessUseCaseUsage(95, TimeSpan.FromMinutes(19))
            .WithRetryAfter(TimeSpan.FromSeconds(1.2));
        await using var harness = WithFault(fault);

        var headers = await HeadersAsync(harness).WaitAsync(Budget);

        headers["X-App-Usage"].Should().Be("""{"call_count":28,"total_time":25,"total_cputime":24}""");
        headers["X-Ad-Account-Usage"].Should()
            .Be("""{"acc_id_util_pct":9.67,"reset_time_duration":100,"ads_api_access_tier":"standard_access"}""");
        var business = JsonElement.Parse(headers["X-Business-Use-Case-Usage"]).GetProperty("1000000000000001")[0];
        business.GetProperty("type").GetString().Should().Be("ads_management");
        business.GetProperty("call_count").GetInt32().Should().Be(95);
        business.GetProperty("estimated_time_to_regain_access").GetInt32().Should().Be(19);
        headers["Retry-After"].Should().Be("2");
    }

    [Fact]
    public async Task A_good_answer_may_carry_headers_too_and_a_date_to_come_back()
    {
        var fault = EmulatorFault.AsUsual.WithAppUsage(99).WithRetryAfter(new DateTimeOffset(2026, 11, 2, 9, 5, 0, TimeSpan.Zero));
        await using var harness = WithFault(fault);

        var headers = await HeadersAsync(harness).WaitAsync(Budget);

        headers["X-App-Usage"].Should().Contain("99");
        headers["Retry-After"].Should().Be("Mon, 02 Nov 2026 09:05:00 GMT");
        harness.Emulator.Events.Should().ContainSingle();
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Latency_passes_on_the_clock()
    {
        await using var harness = WithFault(EmulatorFault.LatencyOf(TimeSpan.FromSeconds(30)));
        var posting = harness.PostAsync(harness.Purchase());

        await harness.Clock.WaitForTimerAsync(TimeSpan.FromSeconds(30)).WaitAsync(Budget);
        posting.IsCompleted.Should().BeFalse();
        harness.Emulator.Events.Should().BeEmpty();
        harness.Clock.Advance(TimeSpan.FromSeconds(30));

        (await posting.WaitAsync(Budget)).Received.Should().Be(1);
    }

    [Fact]
    public async Task A_request_hangs_until_it_is_released()
    {
        await using var harness = WithFault(EmulatorFault.Hang);
        var posting = harness.PostAsync(harness.Purchase());

        await harness.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);
        harness.Emulator.Events.Should().BeEmpty();
        harness.Emulator.Requests.Single().Status.Should().BeNull();
        harness.Emulator.Faults.Release();

        (await posting.WaitAsync(Budget)).Received.Should().Be(1);
        harness.Emulator.Faults.HangingCount.Should().Be(0);
    }

    [Fact]
    public async Task A_request_that_hangs_before_acceptance_is_not_accepted_when_the_caller_gives_up()
    {
        await using var harness = WithFault(EmulatorFault.Hang);
        using var impatience = new CancellationTokenSource();
        var posting = harness.PostAsync(harness.Purchase(), impatience.Token);
        await harness.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);

        await impatience.CancelAsync().WaitAsync(Budget);

        await posting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Budget);
        harness.Emulator.Events.Should().BeEmpty();
    }

    [Fact]
    public async Task Disposal_breaks_off_what_hangs()
    {
        await using var harness = WithFault(EmulatorFault.HangAfterAcceptance);
        var posting = harness.PostAsync(harness.Purchase());
        await harness.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);

        await harness.Emulator.DisposeAsync().AsTask().WaitAsync(Budget);

        await posting.Awaiting(task => task).Should().ThrowAsync<HttpRequestException>().WaitAsync(Budget);
        harness.Emulator.Events.Should().ContainSingle("what was recorded stays readable");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Fewer_means_at_least_one_fewer(int missing) =>
        FluentActions.Invoking(() => EmulatorFault.FewerReceived(missing)).Should().Throw<ArgumentOutOfRangeException>();

    private static Harness WithFault(EmulatorFault fault)
    {
        var harness = new Harness();
        harness.Emulator.Faults.Enqueue(fault);
        return harness;
    }

    private static async Task<Dictionary<string, string>> HeadersAsync(Harness harness)
    {
        using var content = JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Purchase()) });
        using var response = await harness.Client.PostAsync($"v25.0/{Dataset}/events?access_token=x", content).WaitAsync(Budget);
        return response.Headers.NonValidated.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    }
}
