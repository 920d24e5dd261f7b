using CapiGateway.Sdk.Testing.Time;

namespace CapiGateway.Sdk.Tests.Publishing;

/// <summary>Lets time pass in small steps, with room between them for everything that is ready to run.</summary>
internal static class VirtualTime
{
    private const int YieldsAStep = 30;

    /// <summary>Runs until it is done; returns how much time passed. Fails when that is more than allowed.</summary>
    public static async Task<TimeSpan> RunUntilAsync(this ManualTimeProvider clock, Func<bool> done, TimeSpan step, TimeSpan most)
    {
        TimeSpan passed = TimeSpan.Zero;
        using var budget = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!done())
        {
            budget.Token.ThrowIfCancellationRequested();
            passed.Should().BeLessThanOrEqualTo(most, "it ought to be done by then");
            for (int index = 0; index < YieldsAStep && !done(); index++)
            {
                await Task.Yield();
            }

            if (!done())
            {
                clock.Advance(step);
                passed += step;
            }
        }

        return passed;
    }
}
