namespace CapiGateway.Sdk.Publishing.Internal;

/// <summary>
/// Lets callers in until it is closed, and knows when the last of them has left, so that stopping cannot race a caller. Thread-safe.
/// </summary>
internal sealed class IntakeGate
{
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Callers inside, plus one for the gate itself while it is open.
    private long _inside = 1;
    private int _closed;

    /// <summary>Completes when it is closed: whoever is inside and waits for something need not wait any longer.</summary>
    public Task Closed => _closing.Task;

    public bool TryEnter()
    {
        if (Volatile.Read(ref _closed) != 0)
        {
            return false;
        }

        Interlocked.Increment(ref _inside);
        if (Volatile.Read(ref _closed) == 0)
        {
            return true;
        }

        Exit();
        return false;
    }

    public void Exit()
    {
        if (Interlocked.Decrement(ref _inside) == 0)
        {
            _empty.TrySetResult();
        }
    }

    /// <summary>Lets nobody in any more; completes when the last caller has left.</summary>
    public Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _closing.TrySetResult();
            Exit();
        }

        return _empty.Task;
    }
}
