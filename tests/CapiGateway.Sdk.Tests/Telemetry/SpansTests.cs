using System.Collections.Concurrent;
using System.Diagnostics;
using CapiGateway.Sdk.Outbox;
using CapiGateway.Sdk.Telemetry;
using CapiGateway.Sdk.Testing.Emulator;
using CapiGateway.Sdk.Tests.Publishing;

namespace CapiGateway.Sdk.Tests.Telemetry;

[Collection(TracingTests.Name)]
public sealed class SpansTests : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivitySource _caller = new("CapiGateway.Sdk.Tests.Caller");
    private readonly ActivityListener _listener;

    public SpansTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is CapiGatewayTelemetry.ActivitySourceName or "CapiGateway.Sdk.Tests.Caller",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task A_request_is_linked_to_the_publishes_that_it_carries_and_is_no_child_of_any()
    {
        await using var fixture = new GatewayFixture(options => options.MaxBatchDelay = TimeSpan.FromMilliseconds(200));
        string[] traces;
        using (Activity caller = _caller.StartActivity("checkout")!)
        {
            for (int index = 0; index < 3; index++)
            {
                await fixture.Gateway.PublishAsync(fixture.Purchase($"order-{index}").Build());
            }

            traces = [caller.TraceId.ToString()];
        }

        await fixture.WaitForSettledAsync(3);

        Activity[] publishes = [.. Mine(GatewayTracing.PublishSpan).Where(span => span.TraceId.ToString() == traces[0])];
        publishes.Should().HaveCount(3).And.OnlyContain(span => span.Kind == ActivityKind.Producer);
        publishes.Should().OnlyContain(span => (string?)span.GetTagItem("capigateway.outcome") == "accepted"
            && (string?)span.GetTagItem("capigateway.event_name") == "Purchase"
            && (string?)span.GetTagItem("capigateway.data_source") == GatewayFixture.DataSourceId);
        Activity[] requests = [.. Mine(GatewayTracing.RequestSpan).Where(span => span.Links.Any(link => publishes.Any(one => one.SpanId == link.Context.SpanId)))];
        requests.SelectMany(span => span.Links).Select(link => link.Context.SpanId).Should().BeEquivalentTo(publishes.Select(span => span.SpanId));
        requests.Should().OnlyContain(span => span.Kind == ActivityKind.Client && span.ParentSpanId == default && span.TraceId.ToString() != traces[0]);
        requests.Should().OnlyContain(span => (string?)span.GetTagItem("capigateway.outcome") == "delivered" && span.Status != ActivityStatusCode.Error);
    }

    [Fact]
    public async Task A_request_that_Meta_refuses_is_an_error_with_a_trace_id_and_without_values()
    {
        await using var fixture = new GatewayFixture(emulator: new EmulatorOptions { MissingUserAgent = Strictness.Reject });
        await fixture.Gateway.PublishAsync(fixture.Purchase("order-4711").FromWebsite("https://shop.example/", userAgent: null, "8.8.8.8").Build());
        await fixture.WaitForSettledAsync(1);

        Activity request = Mine(GatewayTracing.RequestSpan).Last(span => span.Status == ActivityStatusCode.Error);
        request.GetTagItem("capigateway.outcome").Should().Be("split");
        request.GetTagItem("http.response.status_code").Should().Be(400);
        ((string?)request.GetTagItem("capigateway.fbtrace_id")).Should().NotBeNullOrEmpty();
        string everything = string.Join('\n', _spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Key}={tag.Value}"));
        everything.Should().NotContain("order-4711").And.NotContain("example.com").And.NotContain("8.8.8.8").And.NotContain(GatewayFixture.Token);
    }

    [Fact]
    public void Links_are_bounded_and_what_is_no_trace_is_passed_over()
    {
        IEnumerable<string?> parents = Enumerable.Range(1, 1_000).Select(number => $"00-{number:x32}-{number:x16}-01").Concat([null, "nonsense"]);

        using Activity? request = GatewayTracing.StartRequest("1", 1_002, parents, static texts => texts.Reverse());

        request!.Links.Should().HaveCount(GatewayTracing.MostLinks - 1, "one of the first 128 texts is no trace");
    }

    [Fact]
    public void A_reduced_event_keeps_its_trace()
    {
        var entry = new OutboxEvent
        {
            DataSourceId = "1",
            EventName = "Purchase",
            EventId = "1",
            Payload = default,
            AcceptedAt = default,
            ExpiresAt = default,
            TraceParent = "00-1-1-01",
        };

        entry.With(new byte[1], "em").TraceParent.Should().Be("00-1-1-01");
    }

    public void Dispose()
    {
        _listener.Dispose();
        _caller.Dispose();
    }

    private IEnumerable<Activity> Mine(string name) => _spans.Where(span => span.OperationName == name);
}
