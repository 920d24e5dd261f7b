namespace CapiGateway.Sdk.Telemetry;

/// <summary>Asks something that the host implements, so that it can neither throw into the pipeline nor hold it up.</summary>
internal static class HookCall
{
    /// <summary>Returns the answer, or how it failed to come. A call that is late goes on, but nobody waits for it.</summary>
    public static async ValueTask<(T? Answer, HookFailure Failure)> AskAsync<TState, T>(
        TState state,
        Func<TState, CancellationToken, ValueTask<T>> ask,
        TimeSpan deadline,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        try
        {
            ValueTask<T> call = ask(state, cancellationToken);
            T answer = call.IsCompletedSuccessfully
                ? await call.ConfigureAwait(false)
                : await call.AsTask().WaitAsync(deadline, clock, cancellationToken).ConfigureAwait(false);
            return answer is null ? (default, HookFailure.NoAnswer) : (answer, HookFailure.None);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            return (default, HookFailure.TimedOut);
        }
        catch (Exception)
        {
            // Whatever the host's code throws is its own; the caller has a documented answer for it.
            return (default, HookFailure.Threw);
        }
    }
}
