using System.Net;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class ConversionsApiEmulatorTests
{
    [Fact]
    public async Task An_event_is_accepted_in_Metas_shape()
    {
        await using var harness = new Harness();

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.Received.Should().Be(1);
        answer.Messages.Should().BeEmpty();
        answer.Json.GetProperty("fbtrace_id").GetString().Should().NotBeNullOrEmpty();
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task An_event_is_recorded_as_it_was_sent()
    {
        await using var harness = new Harness();
        var purchase = harness.Purchase("order-7");

        await harness.PostAsync(purchase).WaitAsync(Budget);

        var accepted = harness.Emulator.Events.Should().ContainSingle().Subject;
        accepted.DatasetId.Should().Be(Dataset);
        accepted.Name.Should().Be("Purchase");
        accepted.Id.Should().Be("order-7");
        accepted.ActionSource.Should().Be("website");
        accepted.EventTime.Should().Be(harness.Clock.GetUtcNow());
        accepted.ReceivedAt.Should().Be(harness.Clock.GetUtcNow());
        accepted.IsDuplicate.Should().BeFalse();
        accepted.GetJson().GetProperty("custom_data").GetProperty("value").GetDecimal().Should().Be(129.95m);
        accepted.Utf8Json.ToArray().Should().Equal(System.Text.Encoding.UTF8.GetBytes(purchase.ToJsonString()));
    }

    [Fact]
    public async Task The_quick_start_is_one_line_over_a_real_port()
    {
        await using var harness = await OverLoopbackAsync().WaitAsync(Budget);

        var answer = await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        answer.Received.Should().Be(1);
        harness.Emulator.BaseAddress.Host.Should().Be("127.0.0.1");
        harness.Emulator.BaseAddress.Port.Should().BePositive();
        (await harness.Emulator.StartAsync().WaitAsync(Budget)).Should().Be(harness.Emulator.BaseAddress);
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Both_transports_share_one_record()
    {
        await using var harness = await OverLoopbackAsync().WaitAsync(Budget);
        using var inProcess = harness.Emulator.CreateClient();

        await harness.PostAsync(harness.Purchase("a")).WaitAsync(Budget);
        using var content = JsonContentOf(new JsonObject { ["data"] = new JsonArray(harness.Purchase("b")) });
        using var response = await inProcess.PostAsync($"v25.0/{Dataset}/events?access_token=x", content).WaitAsync(Budget);

        harness.Emulator.Events.Select(accepted => accepted.Id).Should().Equal("a", "b");
        harness.Emulator.Requests.Select(request => request.CredentialPlace).Should().Equal(CredentialPlace.Header, CredentialPlace.Query);
    }

    [Fact]
    public async Task There_is_no_address_before_the_start()
    {
        await using var harness = new Harness();

        harness.Emulator.Invoking(emulator => emulator.BaseAddress).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task After_disposal_nothing_listens_and_nothing_is_made()
    {
        var harness = await OverLoopbackAsync().WaitAsync(Budget);
        await harness.Emulator.DisposeAsync().AsTask().WaitAsync(Budget);

        await harness.Awaiting(it => it.PostAsync(it.Purchase())).Should().ThrowAsync<HttpRequestException>().WaitAsync(Budget);
        harness.Emulator.Invoking(emulator => emulator.CreateHandler()).Should().Throw<ObjectDisposedException>();
        await harness.Emulator.Awaiting(emulator => emulator.StartAsync()).Should().ThrowAsync<ObjectDisposedException>().WaitAsync(Budget);
        await harness.DisposeAsync().AsTask().WaitAsync(Budget);
    }

    [Fact]
    public async Task Resetting_forgets_everything()
    {
        await using var harness = new Harness();
        harness.Emulator.Faults.Always(EmulatorFault.HtmlPage());
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Reset();
        await harness.PostAsync(harness.Purchase()).WaitAsync(Budget);

        harness.Emulator.Requests.Should().ContainSingle().Which.Number.Should().Be(1);
        harness.Emulator.Counters.Should().Be(new EmulatorCounters(1, 1, 0, 0, 0, 0, 0, harness.Emulator.Requests[0].BodyLength));
    }

    [Fact]
    public async Task A_test_waits_for_events_without_sleeping()
    {
        await using var harness = new Harness();
        var waiting = harness.Emulator.WaitForEventsAsync(2);

        await harness.PostAsync(harness.Purchase("a")).WaitAsync(Budget);
        waiting.IsCompleted.Should().BeFalse();
        await harness.PostAsync(harness.Purchase("b")).WaitAsync(Budget);

        (await waiting.WaitAsync(Budget)).Should().HaveCount(2);
        (await harness.Emulator.WaitForRequestsAsync(2).WaitAsync(Budget)).Should().HaveCount(2);
    }

    [Fact]
    public async Task Waiting_ends_with_its_token()
    {
        await using var harness = new Harness();
        using var cancelled = new CancellationTokenSource();
        var waiting = harness.Emulator.WaitForEventsAsync(1, cancelled.Token);

        await cancelled.CancelAsync().WaitAsync(Budget);

        await waiting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>().WaitAsync(Budget);
    }
}
