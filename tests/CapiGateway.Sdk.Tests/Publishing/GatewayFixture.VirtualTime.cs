namespace CapiGateway.Sdk.Tests.Publishing;

/// <content>Time that passes only when everything that is ready to run has run.</content>
internal sealed partial class GatewayFixture
{
    private const int YieldsAStep = 100;
    private const int YieldsForAnAnswer = 3_000;

    private readonly WatchedOutbox? _watched;
    private int _inFlight;

    /// <summary>Lets time pass in small steps until it is done; returns how much passed. Fails when that is more than allowed.</summary>
    /// <param name="done">When it is.</param>
    /// <param name="step">How much passes at once.</param>
    /// <param name="most">How much may pass.</param>
    /// <param name="answersTakeNoTime">Whether time stands still while a request is answered, however much work that is.</param>
    public async Task<TimeSpan> RunUntilAsync(Func<bool> done, TimeSpan step, TimeSpan most, bool answersTakeNoTime = false)
    {
        TimeSpan passed = TimeSpan.Zero;
        int yieldsForAnAnswer = answersTakeNoTime ? int.MaxValue : YieldsForAnAnswer;
        using var budget = new CancellationTokenSource(TimeSpan.FromMinutes(answersTakeNoTime ? 5 : 2));
        while (!done())
        {
            budget.Token.ThrowIfCancellationRequested();
            passed.Should().BeLessThanOrEqualTo(most, "it ought to be done by then");
            for (int index = 0; !done() && IsBusy(index, yieldsForAnAnswer); index++)
            {
                budget.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            if (!done())
            {
                Manual.Advance(step);
                passed += step;
            }
        }

        return passed;
    }

    // The time that a disk takes is none here.
    private bool IsBusy(int yields, int yieldsForAnAnswer) =>
        _watched is { IsBusy: true } || yields < (Volatile.Read(ref _inFlight) > Emulator.Faults.HangingCount ? yieldsForAnAnswer : YieldsAStep);

    private sealed class InFlightHandler(GatewayFixture fixture) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref fixture._inFlight);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref fixture._inFlight);
            }
        }
    }
}
