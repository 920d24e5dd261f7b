using System.Diagnostics.CodeAnalysis;

namespace CapiGateway.Sdk.Telemetry;

/// <summary>Asks something that the host implements, so that it can neither throw into the pipeline nor hold it up.</summary>
internal static class HookCall
{
    /// <summary>Returns the answer, or how it failed to come.</summary>
    /// <remarks>A call that is late goes on, but nobody waits for it; what it answers in the end is given to <paramref name="late"/>.</remarks>
    public static async ValueTask<(T? Answer, HookFailure Failure)> AskAsync<TState, T>(
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> ask,
        TimeSpan deadline,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Func<TState, T, ValueTask>? late = null)
    {
        ValueTask<T> call;
        try
        {
            call = ask(state, cancellationToken);
        }
        catch (Exception exception)
        {
            // Whether it throws at once or later must make no difference.
            call = ValueTask.FromException<T>(exception);
        }

        // Most answers are there at once, and are worth no deadline.
        return call.IsCompletedSuccessfully
            ? Judge(await call.ConfigureAwait(false))
            : await WaitAsync(call.AsTask(), state, deadline, clock, late, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tells something that the host implements, and whether or how that failed.</summary>
    public static ValueTask<HookFailure> TellAsync<TState>(
        TState state,
        Func<TState, CancellationToken, ValueTask> tell,
        TimeSpan deadline,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ValueTask call;
        try
        {
            call = tell(state, cancellationToken);
        }
        catch (Exception exception)
        {
            call = ValueTask.FromException(exception);
        }

        if (!call.IsCompletedSuccessfully)
        {
            return WaitAsync(call, deadline, clock, cancellationToken);
        }

        // What answered may be lent from a pool, which has it back when it was asked.
        _ = call.AsTask();
        return ValueTask.FromResult(HookFailure.None);
    }

    private static (T? Answer, HookFailure Failure) Judge<T>(T answer) => answer is null ? (default, HookFailure.NoAnswer) : (answer, HookFailure.None);

    private static async ValueTask<HookFailure> WaitAsync(ValueTask call, TimeSpan deadline, TimeProvider clock, CancellationToken cancellationToken)
    {
        (_, HookFailure failure) = await WaitAsync<bool, bool>(ToldAsync(call), state: false, deadline, clock, late: null, cancellationToken).ConfigureAwait(false);
        return failure;
    }

    private static async Task<bool> ToldAsync(ValueTask call)
    {
        await call.ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<(T? Answer, HookFailure Failure)> WaitAsync<TState, T>(
        Task<T> call,
        TState state,
        TimeSpan deadline,
        TimeProvider clock,
        Func<TState, T, ValueTask>? late,
        CancellationToken cancellationToken)
    {
        try
        {
            return Judge(await call.WaitAsync(deadline, clock, cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = FinishAsync(call, state, late);
            throw;
        }
        catch (TimeoutException)
        {
            _ = FinishAsync(call, state, late);
            return (default, HookFailure.TimedOut);
        }
        catch (Exception)
        {
            // Whatever the host's code throws is its own; the caller has a documented answer for it.
            return (default, HookFailure.Threw);
        }
    }

    [SuppressMessage("Roslynator", "RCS1075", Justification = "Nobody waits any more; it is awaited so that a failure counts as seen.")]
    private static async Task FinishAsync<TState, T>(Task<T> call, TState state, Func<TState, T, ValueTask>? late)
    {
        try
        {
            T answer = await call.ConfigureAwait(false);
            if (late is not null)
            {
                await late(state, answer).ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // Nobody waits any more; awaited only so that the failure counts as seen.
        }
    }
}
