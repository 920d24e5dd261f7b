using CapiGateway.Sdk.GraphApi.Internal;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// One attempt at one request: a circuit breaker around a timeout, by Polly. One a data source. It never throws for what the network does:
/// a timeout and an open breaker are answers too.
/// </summary>
internal sealed class AttemptPipeline
{
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline<EventsAnswer> _pipeline;
    private readonly EventsEndpoint _endpoint;

    public AttemptPipeline(EventsEndpoint endpoint, TimeSpan attemptTimeout, TimeProvider clock)
    {
        _endpoint = endpoint;
        _pipeline = new ResiliencePipelineBuilder<EventsAnswer> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<EventsAnswer>
            {
                FailureRatio = 0.9,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = BreakDuration,
                ShouldHandle = new PredicateBuilder<EventsAnswer>().Handle<TimeoutRejectedException>().HandleResult(IsOutage),
            })
            .AddTimeout(attemptTimeout)
            .Build();
    }

    /// <summary>Makes the attempt.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<EventsAnswer> SendAsync(EventsCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (state, token) => await state._endpoint.SendAsync(state.call, token).ConfigureAwait(false),
                (_endpoint, call),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException)
        {
            return new EventsAnswer { Failure = new TransportFailure(TransportFailureKind.Timeout, "attempt timeout") };
        }
        catch (BrokenCircuitException)
        {
            return new EventsAnswer { Failure = new TransportFailure(TransportFailureKind.NotTried, "circuit breaker open"), RetryAfter = BreakDuration };
        }
    }

    private static bool IsOutage(EventsAnswer answer) => answer is { Failure: not null } or { StatusCode: >= 500 };
}
