using System.Text;
using System.Text.Json.Nodes;
using CapiGateway.Sdk.Testing.Emulator;
using static CapiGateway.Sdk.Tests.Testing.Emulator.Harness;

namespace CapiGateway.Sdk.Tests.Testing.Emulator;

public class RecordingTests
{
    [Fact]
    public async Task A_request_is_recorded_with_its_answer()
    {
        await using var harness = new Harness();
        var body = new JsonObject { ["data"] = new JsonArray(harness.Website()), ["test_event_code"] = "TEST7" };

        await harness.PostBodyAsync(body).WaitAsync(Budget);

        var request = harness.Emulator.Requests.Single();
        request.Number.Should().Be(1);
        request.Method.Should().Be("POST");
        request.Path.Should().Be($"/v25.0/{Dataset}/events");
        request.DatasetId.Should().Be(Dataset);
        request.TestEventCode.Should().Be("TEST7");
        request.EventCount.Should().Be(1);
        request.ReceivedAt.Should().Be(harness.Clock.GetUtcNow());
        request.Status.Should().Be(200);
        request.ErrorCode.Should().BeNull();
        request.Headers["content-type"].Should().Be("application/json; charset=utf-8");
        Encoding.UTF8.GetString(request.Body!.Value.Span).Should().Be(body.ToJsonString());
        request.ToString().Should().Be($"#1 POST /v25.0/{Dataset}/events -> 200");
    }

    [Fact]
    public async Task The_oldest_bodies_are_dropped_and_the_counters_stay_exact()
    {
        await using var harness = new Harness(new() { MaxRecordedBodyBytes = 1_000, MaxRecordedRequests = 5, MaxRecordedEvents = 3 });
        for (var index = 0; index < 8; index++)
        {
            await harness.PostAsync(harness.Website(id: $"evt-{index}")).WaitAsync(Budget);
        }

        var requests = harness.Emulator.Requests;
        requests.Select(request => request.Number).Should().Equal(4, 5, 6, 7, 8);
        requests[0].Body.Should().BeNull();
        requests[0].BodyLength.Should().BePositive();
        requests[^1].Body.Should().NotBeNull();
        requests.Sum(request => request.Body?.Length ?? 0).Should().BeLessThanOrEqualTo(1_000);
        harness.Emulator.Events.Select(accepted => accepted.Id).Should().Equal("evt-5", "evt-6", "evt-7");
        harness.Emulator.Counters.Requests.Should().Be(8);
        harness.Emulator.Counters.EventsAccepted.Should().Be(8);
        harness.Emulator.Counters.BodyBytes.Should().Be(8 * requests[0].BodyLength);
    }

    [Fact]
    public async Task A_report_stays_right_when_the_record_was_dropped()
    {
        await using var harness = new Harness(new() { MaxRecordedEvents = 1 });
        await harness.PostAsync(harness.Website(id: "1").Without("event_time")).WaitAsync(Budget);
        await harness.PostAsync(harness.Website(id: "2").Without("event_time")).WaitAsync(Budget);

        harness.Emulator.Invoking(emulator => emulator.AssertClean()).Should().Throw<EmulatorAssertionException>()
            .Which.Message.Should().Contain("Refused: 2").And.Contain("PageView 2").And.NotContain("PageView 1");
    }

    [Fact]
    public async Task No_text_of_the_record_tells_what_it_holds()
    {
        await using var harness = new Harness();
        await harness.PostAsync(harness.Website(id: "evt-9").With("user_data.client_user_agent", "marker")).WaitAsync(Budget);

        harness.Emulator.Events.Single().ToString().Should().Be($"PageView evt-9 to {Dataset} (request #1, data[0])");
        harness.Emulator.Requests.Single().ToString().Should().NotContain("marker");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_threads_are_counted_exactly(bool loopback)
    {
        const int Threads = 8;
        const int Requests = 25;
        const int Batch = 4;
        await using var harness = loopback ? await OverLoopbackAsync().WaitAsync(Budget) : new Harness();
        harness.Emulator.Faults.Next(10, EmulatorFault.ServerError());
        var waiting = harness.Emulator.WaitForEventsAsync(((Threads * Requests) - 10) * Batch);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            for (var request = 0; request < Requests; request++)
            {
                JsonNode[] events = [.. Enumerable.Range(0, Batch).Select(index => harness.Website(id: $"{thread}-{request}-{index}"))];
                await harness.PostAsync(events).WaitAsync(Budget);
            }
        }))).WaitAsync(Budget);

        await waiting.WaitAsync(Budget);
        var counters = harness.Emulator.Counters;
        counters.Requests.Should().Be(Threads * Requests);
        counters.FaultsInjected.Should().Be(10);
        counters.EventsAccepted.Should().Be(((Threads * Requests) - 10) * Batch);
        counters.Duplicates.Should().Be(0);
        harness.Emulator.Requests.Select(request => request.Number).Should().Equal(Enumerable.Range(1, Threads * Requests));
        harness.Emulator.AssertClean();
    }

    [Fact]
    public async Task Of_many_copies_at_once_exactly_one_counts()
    {
        await using var harness = new Harness();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => harness.PostAsync(harness.Purchase())))).WaitAsync(Budget);

        harness.Emulator.Events.Count(accepted => !accepted.IsDuplicate).Should().Be(1);
        harness.Emulator.Events.Count(accepted => accepted.IsUnpairedDuplicate).Should().Be(15);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12a")]
    public void A_dataset_id_is_made_of_digits(string id) =>
        FluentActions.Invoking(() => new EmulatorDataset(id)).Should().Throw<ArgumentException>();
}
