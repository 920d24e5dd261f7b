namespace CapiGateway.Sdk.Testing.Time.Internal;

/// <summary>A timer of <see cref="ManualTimeProvider"/>; its schedule is guarded by the clock's lock.</summary>
internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _isDisposed;

    public long DueAt { get; private set; }

    public TimeSpan Period { get; private set; }

    // Timers that fall due together fire in the order in which they were armed.
    public long Order { get; private set; }

    public bool IsDisposed
    {
        get => _isDisposed;
        set => _isDisposed = value;
    }

    public void Schedule(long dueAt, TimeSpan period, long order)
    {
        DueAt = dueAt;
        Period = period;
        Order = order;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfInvalid(dueTime, nameof(dueTime));
        ThrowIfInvalid(period, nameof(period));
        return clock.TryArm(this, dueTime, period);
    }

    public void Fire()
    {
        if (!IsDisposed)
        {
            callback(state);
        }
    }

    public void Dispose() => clock.Dispose(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void ThrowIfInvalid(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, "A timer's time must be zero, positive or infinite.");
        }
    }
}
