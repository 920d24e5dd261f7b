using System.Net;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

/// <summary>What breaks below HTTP, over both transports.</summary>
public class TransportFaultTests
{
    public static TheoryData<bool> Transports => [true, false];

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_reset_before_acceptance_takes_nothing(bool loopback)
    {
        await using var harness = await CreateAsync(loopback, EmulatorFault.ResetBeforeAcceptance).WaitAsync(Budget);

        await ShouldBreakAsync(harness).WaitAsync(Budget);

        harness.Emulator.Events.Should().BeEmpty();
        harness.Emulator.Requests.Single().Status.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_reset_after_acceptance_takes_the_events(bool loopback)
    {
        await using var harness = await CreateAsync(loopback, EmulatorFault.ResetAfterAcceptance).WaitAsync(Budget);

        await ShouldBreakAsync(harness).WaitAsync(Budget);

        harness.Emulator.Events.Should().ContainSingle();
        harness.Emulator.Requests.Single().Fault.Should().Be(nameof(EmulatorFault.ResetAfterAcceptance));
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_half_answer_has_a_status_and_announces_more_than_it_sends(bool loopback)
    {
        await using var harness = await CreateAsync(loopback, EmulatorFault.HalfAnswer).WaitAsync(Budget);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v25.0/{Dataset}/events?access_token=x")
        {
            Content = JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Purchase()) }),
        };

        using var response = await harness.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(Budget);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.Should().BePositive();
        var reading = await response.Content.Awaiting(content => content.ReadAsByteArrayAsync())
            .Should().ThrowAsync<Exception>().WaitAsync(Budget);
        (reading.Which is HttpRequestException or IOException).Should().BeTrue();
        harness.Emulator.Events.Should().ContainSingle();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task After_a_fault_the_next_request_goes_through_and_the_retry_is_paired(bool loopback)
    {
        await using var harness = await CreateAsync(loopback, EmulatorFault.ResetAfterAcceptance, EmulatorFault.HalfAnswer)
            .WaitAsync(Budget);
        await ShouldBreakAsync(harness).WaitAsync(Budget);
        await ShouldBreakAsync(harness).WaitAsync(Budget);

        (await harness.PostAsync(harness.Purchase()).WaitAsync(Budget)).Received.Should().Be(1);

        harness.Emulator.Counters.Should().Match<EmulatorCounters>(counters => counters.EventsAccepted == 3 && counters.Duplicates == 2);
        harness.Emulator.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Transports))]
    public async Task A_caller_that_gives_up_lets_go_of_a_request_that_hangs(bool loopback)
    {
        await using var harness = await CreateAsync(loopback, EmulatorFault.Hang).WaitAsync(Budget);
        using var impatience = new CancellationTokenSource();
        var posting = harness.PostAsync(harness.Purchase(), impatience.Token);
        await harness.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);

        await impatience.CancelAsync().WaitAsync(Budget);
        await posting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Budget);

        (await harness.PostAsync(harness.Purchase()).WaitAsync(Budget)).Received.Should().Be(1);
        harness.Emulator.Events.Should().ContainSingle();
    }

    [Fact]
    public async Task Disposal_frees_the_port_while_requests_hang()
    {
        var harness = await CreateAsync(loopback: true, EmulatorFault.Hang).WaitAsync(Budget);
        var posting = harness.PostAsync(harness.Purchase());
        await harness.Emulator.Faults.WaitForHangingAsync().WaitAsync(Budget);

        await harness.DisposeAsync().AsTask().WaitAsync(Budget);

        await posting.Awaiting(task => task).Should().ThrowAsync<Exception>().WaitAsync(Budget);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task A_page_passes_over_a_real_port(HttpStatusCode status)
    {
        await using var harness = await CreateAsync(loopback: true, EmulatorFault.HtmlPage(status)).WaitAsync(Budget);

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(status);
        answer.Text.Should().Contain("<html>");
    }

    [Fact]
    public async Task Headers_and_refusals_pass_over_a_real_port()
    {
        var fault = EmulatorFault.GraphError(4).WithAppUsage(100).WithRetryAfter(TimeSpan.FromMinutes(1));
        await using var harness = await CreateAsync(loopback: true, fault).WaitAsync(Budget);
        using var content = JsonContentOf(new JsonObject());

        using var response = await harness.Client.PostAsync($"v25.0/{Dataset}/events?access_token=x", content).WaitAsync(Budget);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        response.Headers.GetValues("X-App-Usage").Single().Should().Contain("100");
    }

    [Fact]
    public async Task A_large_body_passes_over_a_real_port()
    {
        await using var harness = await OverLoopbackAsync().WaitAsync(Budget);
        var conversion = harness.Website().With("custom_data.note", new string('n', 31_000_000));

        (await harness.PostAsync(conversion).WaitAsync(Budget)).Received.Should().Be(1);
    }

    private static async Task<Harness> CreateAsync(bool loopback, params EmulatorFault[] faults)
    {
        var harness = loopback ? await OverLoopbackAsync().WaitAsync(Budget) : new Harness();
        harness.Emulator.Faults.Enqueue(faults);
        return harness;
    }

    private static async Task ShouldBreakAsync(Harness harness) =>
        await harness.Awaiting(it => it.PostAsync(it.Purchase())).Should().ThrowAsync<HttpRequestException>().WaitAsync(Budget);
}
