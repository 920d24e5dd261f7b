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
        Task<T>? waiting = null;
        try
        {
            ValueTask<T> call = ask(state, cancellationToken);
            T answer = call.IsCompletedSuccessfully
                ? await call.ConfigureAwait(false)
                : await (waiting = call.AsTask()).WaitAsync(deadline, clock, cancellationToken).ConfigureAwait(false);
            return answer is null ? (default, HookFailure.NoAnswer) : (answer, HookFailure.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = FinishAsync(waiting, state, late);
            throw;
        }
        catch (TimeoutException)
        {
            _ = FinishAsync(waiting, state, late);
            return (default, HookFailure.TimedOut);
        }
        catch (Exception)
        {
            // Whatever the host's code throws is its own; the caller has a documented answer for it.
            return (default, HookFailure.Threw);
        }
    }

    /// <summary>Tells something that the host implements, and whether or how that failed.</summary>
    public static async ValueTask<HookFailure> TellAsync<TState>(
        TState state,
        Func<TState, CancellationToken, ValueTask> tell,
        TimeSpan deadline,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        (_, HookFailure failure) = await AskAsync(
            (state, tell),
            static async (told, token) =>
            {
                await told.tell(told.state, token).ConfigureAwait(false);
                return true;
            },
            deadline,
            clock,
            cancellationToken).ConfigureAwait(false);
        return failure;
    }

    [SuppressMessage("Roslynator", "RCS1075", Justification = "Nobody waits any more; it is awaited so that a failure counts as seen.")]
    private static async Task FinishAsync<TState, T>(Task<T>? call, TState state, Func<TState, T, ValueTask>? late)
    {
        if (call is null)
        {
            return;
        }

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
