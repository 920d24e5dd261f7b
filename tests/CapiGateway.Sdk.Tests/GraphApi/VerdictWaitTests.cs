using CapiGateway.Sdk.DataSources;
using CapiGateway.Sdk.GraphApi.Internal;
using CapiGateway.Sdk.Publishing.Internal;

namespace CapiGateway.Sdk.Tests.GraphApi;

public sealed class VerdictWaitTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_throttle_waits_for_the_longer_of_what_the_headers_say()
    {
        Classify(4, usageWait: 19 * Minute, percentage: 100, retryAfter: null).Wait.Should().Be(19 * Minute);
        Classify(4, usageWait: 19 * Minute, percentage: 95, retryAfter: null).Wait.Should().Be(19 * Minute);
        Classify(4, usageWait: 19 * Minute, percentage: 100, retryAfter: 30 * Minute).Wait.Should().Be(30 * Minute);
        Classify(4, usageWait: null, percentage: null, retryAfter: Minute).Wait.Should().Be(Minute);
        Classify(4, usageWait: null, percentage: 100, retryAfter: null).Wait.Should().BeNull();
    }

    [Fact]
    public void A_retry_heeds_usage_only_when_it_is_used_up()
    {
        Classify(2, usageWait: 19 * Minute, percentage: 10, retryAfter: null).Wait.Should().BeNull();
        Classify(2, usageWait: 19 * Minute, percentage: 10, retryAfter: Minute).Wait.Should().Be(Minute);
        Classify(2, usageWait: 19 * Minute, percentage: 100, retryAfter: Minute).Wait.Should().Be(19 * Minute);
    }

    [Fact]
    public void A_policy_block_waits_long_at_least()
    {
        Classify(368, usageWait: null, percentage: null, retryAfter: Minute).Wait.Should().Be(GraphErrorClassifier.PolicyBlockWait);
        Classify(368, usageWait: null, percentage: null, retryAfter: 600 * Minute).Wait.Should().Be(600 * Minute);
    }

    [Theory]
    [InlineData(429, 19)]
    [InlineData(503, 2)]
    [InlineData(408, 2)]
    public void An_answer_without_an_envelope_is_heeded_too(int status, int minutes)
    {
        var answer = new EventsAnswer
        {
            StatusCode = status,
            Form = AnswerForm.Unreadable,
            Usage = new UsageHeaders(50, 19 * Minute),
            RetryAfter = 2 * Minute,
        };

        GraphErrorClassifier.Classify(answer, 1, DestinationKind.GraphApi).Wait.Should().Be(minutes * Minute);
    }

    [Theory]
    [InlineData(429, VerdictKind.Throttled, 19)]
    [InlineData(503, VerdictKind.Ambiguous, 2)]
    [InlineData(200, VerdictKind.Ambiguous, 2)]
    internal void A_wait_is_heeded_although_the_body_broke_off(int status, VerdictKind kind, int minutes)
    {
        var answer = new EventsAnswer
        {
            StatusCode = status,
            Failure = new TransportFailure(TransportFailureKind.Truncated, "x"),
            Usage = new UsageHeaders(50, 19 * Minute),
            RetryAfter = 2 * Minute,
        };

        DeliveryVerdict verdict = GraphErrorClassifier.Classify(answer, 1, DestinationKind.GraphApi);

        verdict.Should().Be(new DeliveryVerdict(kind) { Wait = minutes * Minute });
        new SendAttempt(answer, verdict).MayHaveArrived.Should().Be(status != 429, "who throttles takes nothing");
    }

    private static DeliveryVerdict Classify(int code, TimeSpan? usageWait, double? percentage, TimeSpan? retryAfter) =>
        GraphErrorClassifier.Classify(
            new EventsAnswer
            {
                StatusCode = 400,
                Form = AnswerForm.JsonObject,
                Error = new GraphError { Code = code },
                Usage = new UsageHeaders(percentage, usageWait),
                RetryAfter = retryAfter,
            },
            1,
            DestinationKind.GraphApi);
}
