namespace CapiGateway.Sdk.Testing.Emulator.Internal;

/// <summary>Tests that wait for a counter to reach a value. Not safe for concurrent use: its owner's lock guards it.</summary>
internal sealed class CountWaiters
{
    private readonly List<(long Count, TaskCompletionSource Completion)> _waiters = [];

    public Task WaitAsync(long current, long count, CancellationToken cancellationToken)
    {
        if (current >= count)
        {
            return Task.CompletedTask;
        }

        var completion = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add((count, completion));
        return completion.Task.WaitAsync(cancellationToken);
    }

    public void Notify(long current) => _waiters.RemoveAll(waiter => current >= waiter.Count && waiter.Completion.TrySetResult());
}
