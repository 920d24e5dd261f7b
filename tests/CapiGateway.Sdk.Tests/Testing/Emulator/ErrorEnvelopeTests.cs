using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class ErrorEnvelopeTests
{
    [Fact]
    public async Task A_refusal_has_Metas_shape()
    {
        await using var harness = new Harness();

        var answer = await harness.PostAsync(harness.Website("a"), harness.Purchase("b").Without("custom_data.value")).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        var error = answer.Error;
        error.EnumerateObject().Select(member => member.Name).Should().Equal(
            "message", "type", "code", "error_subcode", "is_transient", "error_user_title", "error_user_msg", "error_data", "fbtrace_id");
        error.GetProperty("type").GetString().Should().Be("OAuthException");
        error.GetProperty("code").GetInt32().Should().Be(100);
        error.GetProperty("error_subcode").GetInt32().Should().Be(2804009);
        error.GetProperty("is_transient").GetBoolean().Should().BeFalse();
        error.GetProperty("error_user_msg").GetString().Should().Contain("$['data'][1]['custom_data']['value']");
        error.GetProperty("error_data").GetProperty("blame_field_specs").GetRawText().Should().Be("""[["custom_data","value"]]""");
        error.GetProperty("fbtrace_id").GetString().Should().Be(harness.Emulator.Requests.Single().TraceId);
    }

    [Fact]
    public async Task Error_data_may_be_text()
    {
        await using var harness = new Harness(new() { ErrorData = ErrorDataForm.JsonText });

        var answer = await harness.PostAsync(harness.Website().Without("event_time")).WaitAsync(Budget);

        var text = answer.Error.GetProperty("error_data").GetString();
        JsonElement.Parse(text!).GetProperty("blame_field_specs")[0][0].GetString().Should().Be("event_time");
    }

    [Fact]
    public async Task Error_data_may_be_missing_and_the_path_unnamed()
    {
        await using var harness = new Harness(new() { ErrorData = ErrorDataForm.Omitted, ErrorsNamePath = false });

        var answer = await harness.PostAsync(harness.Website().Without("event_time")).WaitAsync(Budget);

        answer.Error.TryGetProperty("error_data", out _).Should().BeFalse();
        answer.Error.GetProperty("error_user_msg").GetString().Should().NotContain("$");
        harness.Emulator.Rejections.Single().Reasons.Single().Path.Should().Be("$['data'][0]['event_time']");
    }

    [Fact]
    public async Task A_token_error_does_not_say_whether_it_is_transient()
    {
        await using var harness = new Harness(new() { AccessTokens = ["other"] });

        var answer = await harness.PostAsync(harness.Website()).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        answer.Codes.Should().Be((190, null));
        answer.Error.TryGetProperty("is_transient", out _).Should().BeFalse();
    }

    [Fact]
    public async Task No_error_repeats_a_value()
    {
        await using var harness = new Harness();
        var conversion = harness.Website().With("user_data.em", "marker@example.com").With("user_data.client_ip_address", "marker-ip");

        var answer = await harness.PostAsync(conversion).WaitAsync(Budget);

        answer.Text.Should().NotContain("marker");
        harness.Emulator.Invoking(emulator => emulator.AssertClean()).Should().Throw<EmulatorAssertionException>()
            .Which.Message.Should().NotContain("marker");
    }

    [Fact]
    public async Task All_that_is_wrong_is_recorded_and_the_first_decides()
    {
        await using var harness = new Harness();
        var bad = harness.Purchase("bad").Without("custom_data.value").With("user_data.em", "plain");

        var answer = await harness.PostAsync(harness.Website(id: "good"), bad, harness.Website(id: "worse").Without("event_time"))
            .WaitAsync(Budget);

        harness.Emulator.Rejections.Select(rejection => rejection.EventIndex).Should().Equal(1, 2);
        harness.Emulator.Rejections[0].Reasons.Select(reason => reason.Subcode).Should().Equal(2804016, 2804009);
        answer.Codes.Should().Be((harness.Emulator.Rejections[0].Code, harness.Emulator.Rejections[0].Subcode));
        harness.Emulator.Rejections[0].EventId.Should().Be("bad");
        harness.Emulator.Counters.EventsRefused.Should().Be(3);
    }

    [Fact]
    public async Task Trace_ids_differ()
    {
        await using var harness = new Harness();

        for (var index = 0; index < 50; index++)
        {
            await harness.PostAsync(harness.Website(id: $"{index}")).WaitAsync(Budget);
        }

        harness.Emulator.Requests.Select(request => request.TraceId).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Warnings_are_in_the_answer_of_an_accepted_request_only()
    {
        await using var harness = new Harness();
        JsonNode[] events = [harness.Website(id: "1").With("user_data.client_ip_address", "10.0.0.1"), harness.Website(id: "2")];

        var answer = await harness.PostAsync(events).WaitAsync(Budget);

        answer.Received.Should().Be(2);
        answer.Messages.Should().ContainSingle().Which.Should().EndWith("$['data'][0]['user_data']['client_ip_address']");
    }
}
