namespace CapiGateway.Sdk.Sqlite.Storage.Internal;

/// <summary>
/// Something that the thread of a connection does for a caller who awaits it. Either it is started or it is cancelled, never both: a caller
/// whose token was observed knows that nothing was done.
/// </summary>
internal abstract class Job
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Cancelled = 2;

    private CancellationTokenRegistration _registration;
    private int _state;

    /// <summary>Whether it takes events in, which is refused when the file was taken away.</summary>
    public bool IsIntake { get; init; }

    /// <summary>Whether it cannot run within a transaction.</summary>
    public bool IsOutsideTransaction { get; init; }

    /// <summary>Does it. May be called again after a transaction failed; only the last time counts.</summary>
    public abstract void Run(Database database);

    /// <summary>Tells the caller that it is done, as safely as the store promises.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);

    public void Observe(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.UnsafeRegister(static (job, token) => ((Job)job!).TryCancel(token), this);
        }
    }

    public bool TryStart()
    {
        // Not waiting for a callback that runs: it will find the state taken.
        _registration.Unregister();
        return Interlocked.CompareExchange(ref _state, Started, Waiting) == Waiting;
    }

    protected abstract void Cancel(CancellationToken cancellationToken);

    private void TryCancel(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            Cancel(cancellationToken);
        }
    }
}
