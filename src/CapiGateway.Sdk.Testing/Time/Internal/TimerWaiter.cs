namespace CapiGateway.Sdk.Testing.Time.Internal;

/// <summary>A test that waits for the armed timers to look a certain way.</summary>
internal sealed class TimerWaiter(Func<IReadOnlyList<ManualTimer>, bool> isSatisfied)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Completion => _completion.Task;

    public bool TryComplete(IReadOnlyList<ManualTimer> armed) => isSatisfied(armed) && _completion.TrySetResult();
}
